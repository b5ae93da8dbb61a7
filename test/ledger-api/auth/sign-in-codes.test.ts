import { beforeEach, describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { type CodeAsked, askForCode, tryCode } from '#ledger/auth/sign-in-codes.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const pepper = new Uint8Array(32).fill(7);

describe('sign-in codes', () => {
  let store: LedgerStore;
  let nowMs: number;
  let entropy = seededEntropy(1);
  beforeEach(() => {
    store = openMemoryLedgerStore();
    nowMs = Date.UTC(2026, 10, 22);
    entropy = seededEntropy(1);
  });

  const ask = (phoneIndex = 'phone', address = '192.0.2.1'): Promise<CodeAsked> =>
    store.transact(({ access }) =>
      askForCode(access, { phoneIndex, address }, { nowMs, entropy, pepper }),
    );
  const askedCode = async (phoneIndex?: string, address?: string): Promise<string> => {
    const asked = await ask(phoneIndex, address);
    expect(asked).toEqual({ ok: true, code: expect.stringMatching(/^\d{6}$/) });
    return asked.ok ? asked.code! : '';
  };
  const isRight = (code: string, phoneIndex = 'phone'): Promise<boolean> =>
    store.transact(({ access }) => tryCode(access, { phoneIndex, code }, { nowMs, pepper }));
  const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('let their owner in once', async () => {
    const code = await askedCode();

    expect([await isRight(code), await isRight(code)]).toEqual([true, false]);
  });

  test('are good for three minutes and no longer', async () => {
    const code = await askedCode();

    nowMs += 3 * MINUTE_MS;

    expect(await isRight(code)).toBe(false);
  });

  test('are of no use for another number', async () => {
    const code = await askedCode();

    expect(await isRight(code, 'another phone')).toBe(false);
  });

  test('are refused at the sixth try, even if right', async () => {
    const code = await askedCode();
    for (let i = 0; i < 5; i++) await isRight(wrongOf(code));

    expect(await isRight(code)).toBe(false);
  });

  test('are accepted at the fifth try', async () => {
    const code = await askedCode();
    for (let i = 0; i < 4; i++) await isRight(wrongOf(code));

    expect(await isRight(code)).toBe(true);
  });

  test('have five tries among any number of guesses made at once', async () => {
    const code = await askedCode();
    const guesses = Array.from({ length: 40 }, (_, i) => (i === 39 ? code : wrongOf(code)));

    const answers = await Promise.all(guesses.map((guess) => isRight(guess)));

    expect(answers).not.toContain(true);
  });

  test('are kept as hashes that cannot be made without the pepper', async () => {
    const code = await askedCode();

    const [kept] = await store.read(({ access }) => access.liveCodes('phone', nowMs));

    expect(JSON.stringify(kept)).not.toContain(code);
    expect(kept?.codeHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('asked for twice within 30 seconds are sent once, and the first stays good', async () => {
    const code = await askedCode();
    nowMs += 29 * SECOND_MS;

    const second = await ask();

    expect(second).toEqual({ ok: true, code: undefined });
    expect(await isRight(code)).toBe(true);
  });

  test('asked for right after a sign-in are sent at once: a second device need not wait', async () => {
    await isRight(await askedCode());
    nowMs += SECOND_MS;

    expect(await isRight(await askedCode())).toBe(true);
  });

  test('of one number are good side by side', async () => {
    const first = await askedCode();
    nowMs += 30 * SECOND_MS;
    const second = await askedCode();

    expect(second).not.toBe(first);
    expect(await isRight(first)).toBe(true);
  });

  test('are sent at most three times in ten minutes and eight times a day', async () => {
    let sentCount = 0;
    const sentAfterMinutes: number[] = [];
    for (let minute = 0; minute < 24 * 60; minute++) {
      const asked = await ask('phone', `192.0.2.${minute % 200}`);
      if (asked.ok && asked.code !== undefined) sentAfterMinutes.push(minute);
      if (asked.ok && asked.code !== undefined) sentCount += 1;
      nowMs += MINUTE_MS;
    }

    expect({ sentCount, sentAfterMinutes }).toEqual({
      sentCount: 8,
      sentAfterMinutes: [0, 1, 2, 10, 11, 12, 20, 21],
    });
  });

  test('are asked for at most twenty times an hour from one address, whoever they are for', async () => {
    for (let i = 0; i < 20; i++) await ask(`phone ${i}`);
    nowMs += 10 * MINUTE_MS;

    const refused = await ask('phone 20');
    const elsewhere = await ask('phone 20', '192.0.2.2');

    expect(refused).toEqual({
      ok: false,
      error: 'too-many-requests',
      retryAfterMs: 50 * MINUTE_MS,
    });
    expect(elsewhere).toMatchObject({ ok: true });
  });

  test('are refused for a day after twenty wrong ones', async () => {
    for (let round = 0; round < 4; round++) {
      const code = await askedCode('phone', `192.0.2.${round}`);
      for (let i = 0; i < 5; i++) await isRight(wrongOf(code));
      nowMs += 10 * MINUTE_MS;
    }
    const locked = await askedCode('phone', '192.0.2.9');
    const whileLocked = await isRight(locked);
    nowMs += DAY_MS;
    const nextDay = await isRight(await askedCode());

    expect({ whileLocked, nextDay }).toEqual({ whileLocked: false, nextDay: true });
  });

  test('cannot be used up for a number by guessing when none was sent', async () => {
    for (let i = 0; i < 50; i++) await isRight('000000');

    expect(await isRight(await askedCode())).toBe(true);
  });
});
