import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { ensureEnrolled, type EnrolmentState } from '#kiosk/enrolment/enrol.ts';
import { readToken } from '#kiosk/enrolment/token.ts';
import type { Enrolment, KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import type { EnrolReply } from '#kiosk/sync/ledger-client.ts';
import {
  type EnrolAnswer,
  type LedgerKey,
  ledgerKeysBytes,
} from '#ledger/contract/kiosk-documents.ts';
import { fingerprintOf, kidOf, signBytes, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import {
  aCertificate,
  aCoin,
  anEnrolment,
  KIOSK,
  kioskKey,
  ledgerKey,
} from '../../support/kiosk-records.ts';

const tokenText = (secret = 7, key = ledgerKey): string =>
  `tk1.${KIOSK}.${Buffer.alloc(32, secret).toString('base64url')}.${fingerprintOf(key.publicKey)}`;

describe('an enrolment token', () => {
  test('names the kiosk and the key of the ledger', () => {
    expect(readToken(` ${tokenText()}\n`)).toMatchObject({
      text: tokenText(),
      kioskId: KIOSK,
      fingerprint: fingerprintOf(ledgerKey.publicKey),
    });
  });

  test.each([
    ['', 'nothing'],
    ['tk2' + tokenText().slice(3), 'another version'],
    [tokenText().replace(KIOSK, 'kiosk'), 'no kiosk id'],
    [tokenText().slice(0, -1), 'a short fingerprint'],
    [`${tokenText()}.x`, 'too many parts'],
    [tokenText().replace('BwcH', 'Bwc'), 'a short secret'],
  ])('«%s» is none: %s', (text) => {
    expect(readToken(text)).toBeUndefined();
  });
});

describe('enrolment', () => {
  let clock: HandMovedClock;
  let store: KioskStore;
  let house: AbortController;
  let replies: EnrolReply[];
  let asked: string[];
  let states: EnrolmentState[];
  let token: string | undefined;
  let isOrder: boolean;

  beforeEach(() => {
    clock = handMovedClock();
    store = memoryKioskStore();
    house = new AbortController();
    [replies, asked, states, token, isOrder] = [[], [], [], tokenText(), true];
  });
  afterEach(() => house.abort());

  const start = (): Promise<Enrolment | undefined> =>
    ensureEnrolled({
      store,
      clock,
      entropy: seededEntropy(2),
      key: kioskKey,
      softwareVersion: '0.1.0',
      log: () => {},
      signal: house.signal,
      stateChanged: (state) => void states.push(state),
      tokens: {
        read: () => token,
        get isOrder() {
          return isOrder;
        },
        hint: 'Ask the operator.',
      },
      client: {
        enrol: async ({ token: text, publicKey }) => {
          asked.push(`${text === token ? 'token' : text} ${publicKey === kioskKey.publicKey}`);
          return replies.shift() ?? answered();
        },
      },
    });
  const ledgerKeys: LedgerKey[] = [
    { kid: ledgerKey.kid, use: 'sign', alg: 'ed25519', key: ledgerKey.publicKey },
  ];
  const vouch = (keys: readonly LedgerKey[]): string =>
    signBytes(ledgerKey, ledgerKeysBytes(KIOSK, keys));
  const answered = (answer: Partial<EnrolAnswer> = {}): EnrolReply => ({
    kind: 'answered',
    answer: {
      ledgerKeysSignature: vouch(answer.ledgerKeys ?? ledgerKeys),
      kioskId: KIOSK as EnrolAnswer['kioskId'], // Brand: a literal of the right form.
      kioskEpoch: 1,
      certificate: aCertificate(),
      publicOrigin: 'http://127.0.0.1:8080',
      ledgerKeys,
      serverTime: '2026-11-22T00:00:00.000Z',
      ...answer,
    },
  });
  const unreachable: EnrolReply = { kind: 'unreachable', reason: 'ECONNREFUSED' };

  test('uses the token once and remembers it', async () => {
    const enrolment = await start();
    const again = await start();

    expect(enrolment).toEqual(anEnrolment(1, { tokenHash: readToken(tokenText())!.hash }));
    expect(again).toEqual(enrolment);
    expect(asked).toEqual(['token true']);
    expect(states).toEqual([
      { state: 'enrolling', attempt: 1 },
      { state: 'enrolled', kioskId: KIOSK, kioskEpoch: 1 },
      { state: 'enrolled', kioskId: KIOSK, kioskEpoch: 1 },
    ]);
  });

  test('repeats a lost answer with the same token and the same key, waiting longer each time', async () => {
    replies = [unreachable, unreachable];
    const enrolled = start();
    await clock.advance(5_000);
    await enrolled;

    expect(asked).toEqual(['token true', 'token true', 'token true']);
    expect(states).toMatchObject([
      { state: 'enrolling', attempt: 1 },
      { state: 'backing-off', attempt: 1, reason: 'ECONNREFUSED' },
      { state: 'enrolling', attempt: 2 },
      { state: 'backing-off', attempt: 2 },
      { state: 'enrolling', attempt: 3 },
      { state: 'enrolled' },
    ]);
  });

  test('waits visibly for a token, and takes it within half a second', async () => {
    token = undefined;
    const enrolled = start();
    await clock.advance(10_000);
    token = 'not a token';
    await clock.advance(600);
    token = tokenText();
    await clock.advance(500);
    await enrolled;

    expect(states).toMatchObject([
      { state: 'waiting-for-token', hint: 'Ask the operator.' },
      { state: 'waiting-for-token', hint: expect.stringContaining('tk1') },
      { state: 'enrolling' },
      { state: 'enrolled' },
    ]);
  });

  test('says why it was refused, and tries another token as soon as it is there', async () => {
    replies = [{ kind: 'refused', code: 'token-expired', detail: 'The token has expired.' }];
    const enrolled = start();
    await clock.advance(30_000);
    const before = asked.length;
    token = tokenText(8);
    await clock.advance(500);
    await enrolled;

    expect([before, asked.length]).toEqual([1, 2]);
    expect(states[1]).toEqual({ state: 'refused', sentence: 'The token has expired.' });
  });

  test('replaces a standing enrolment on order, and tells the unacknowledged records again', async () => {
    await start();
    store.commit({ atMs: 0, records: [aCoin(1)] });
    token = tokenText(9);
    replies = [answered({ kioskEpoch: 2, certificate: aCertificate({ kioskEpoch: 2 }) })];

    const enrolment = await start();

    expect(enrolment?.kioskEpoch).toBe(2);
    expect(store.nextRecords(10, 10_000).records).toMatchObject([
      { seq: 1, body: { copyOf: { kioskEpoch: 1, seq: 1 } } },
    ]);
  });

  test('goes on with the standing enrolment when the order is refused, or when nobody ordered', async () => {
    await start();
    token = tokenText(9);
    replies = [{ kind: 'refused', code: 'token-invalid', detail: '…' }];
    const afterRefusal = await start();
    isOrder = false;
    const withoutOrder = await start();

    expect([afterRefusal?.kioskEpoch, withoutOrder?.kioskEpoch]).toEqual([1, 1]);
    expect(asked).toHaveLength(2);
  });

  const stranger = signingKeyFromSeed(new Uint8Array(32).fill(9));
  const strangerKey: LedgerKey = {
    kid: stranger.kid,
    use: 'sign',
    alg: 'ed25519',
    key: stranger.publicKey,
  };
  const falseSeal: LedgerKey = {
    kid: kidOf(stranger.publicKey),
    use: 'seal',
    alg: 'x25519',
    key: stranger.publicKey,
  };
  test.each<[string, Partial<EnrolAnswer>, RegExp]>([
    ['does not hold the key of the token', { ledgerKeys: [strangerKey] }, /does not hold the key/],
    [
      'signs the certificate with another key',
      {
        ledgerKeys: [...ledgerKeys, strangerKey],
        certificate: { ...aCertificate(), kid: stranger.kid },
      },
      /certificate that its key did not sign/,
    ],
    [
      'certifies another key',
      { certificate: aCertificate({ publicKey: stranger.publicKey }) },
      /another kiosk or another key/,
    ],
    ['names another epoch than its certificate', { kioskEpoch: 2 }, /another kiosk or another key/],
    [
      'was given a false sealing key on the way',
      {
        ledgerKeys: [...ledgerKeys, falseSeal],
        ledgerKeysSignature: vouch(ledgerKeys),
      },
      /further keys that its own key did not sign/,
    ],
    [
      'misnames a key',
      { ledgerKeys: [...ledgerKeys, { ...falseSeal, kid: ledgerKey.kid }] },
      /further keys/,
    ],
  ])('refuses in words a ledger that %s', async (_, answer, sentence) => {
    replies = [answered(answer)];
    void start();
    await clock.advance(0);

    expect(store.enrolment()).toBeUndefined();
    expect(states.at(-1)).toEqual({ state: 'refused', sentence: expect.stringMatching(sentence) });
  });
});
