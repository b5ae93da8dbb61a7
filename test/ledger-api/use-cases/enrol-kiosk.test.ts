import { describe, expect, test } from 'vitest';
import { signingKeyFromSeed, verifyDocument } from '#ledger/contract/signature.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { enrolKiosk, issueEnrolmentToken } from '#ledger/use-cases/enrol-kiosk.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { KIOSK_ID, ledgerWorld, SIGNING_KEY, START_MS } from '../../support/ledger-world.ts';

const keyOf = (n: number) => signingKeyFromSeed(new Uint8Array(32).fill(n)).publicKey;
const notValid = { ok: false, error: 'token-not-valid' };

async function worldWithToken() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  await registerKiosk(world.store, { id: KIOSK_ID, name: 'Demo kiosk' });
  const issued = await issueEnrolmentToken(world.deps, KIOSK_ID, START_MS);
  if (!issued.ok) throw new Error(issued.error);
  const enrol = (publicKey: string, atMs = START_MS, token = issued.token) =>
    enrolKiosk(world.deps, { token, publicKey }, atMs);
  return { world, token: issued.token, enrol };
}

describe('enrolment', () => {
  test('answers a certificate for the kiosk’s key, signed by the ledger', async () => {
    const { token, enrol } = await worldWithToken();

    const result = await enrol(keyOf(7));

    expect(token).toMatch(/^tk1\.[0-9a-f-]{36}\.[\w-]{43}\.[0-9a-f]{64}$/);
    expect(result).toMatchObject({
      ok: true,
      kioskId: KIOSK_ID,
      kioskEpoch: 1,
      certificate: { type: 'kiosk-certificate', publicKey: keyOf(7) },
    });
    expect(result.ok && verifyDocument(SIGNING_KEY.publicKey, result.certificate)).toBe(true);
  });

  test('answers the same again for the same key, and nothing for another', async () => {
    const { enrol } = await worldWithToken();

    const first = await enrol(keyOf(7));
    const again = await enrol(keyOf(7), START_MS + 3_600_000);
    const thief = await enrol(keyOf(8));

    expect(again).toEqual(first);
    expect(thief).toEqual(notValid);
  });

  test('has 15 minutes, and knows no invented token', async () => {
    const { token, enrol } = await worldWithToken();

    expect(await enrol(keyOf(7), START_MS, `${token}x`)).toEqual(notValid);
    expect(await enrol(keyOf(7), START_MS + 15 * 60_000 + 1)).toEqual(notValid);
    expect(await enrol('short')).toEqual({ ok: false, error: 'key-not-valid' });
    expect(await enrol(keyOf(7), START_MS + 15 * 60_000)).toMatchObject({ ok: true });
  });

  test('of a known kiosk begins a new epoch and a new chain', async () => {
    const { world } = await worldWithToken();
    const old = await world.enrol();
    await world.post(old.batch([{ kind: 'started', body: {} }]));

    const again = await world.enrol();

    expect([old.kioskEpoch, again.kioskEpoch]).toEqual([1, 2]);
    expect(await world.post(again.batch([{ kind: 'started', body: {} }]))).toEqual({
      ok: true,
      acceptedThrough: 1,
      isHeld: false,
    });
  });

  test('does not end a quarantine: one person hands out tokens, and two release', async () => {
    const { world } = await worldWithToken();
    await world.enrol();
    await world.store.transact(async ({ kiosks }) => {
      await kiosks.save({ ...(await kiosks.find(KIOSK_ID))!, state: 'quarantined' });
    });

    const again = await world.enrol();

    const answer = await world.post(again.batch([{ kind: 'started', body: {} }]));
    expect(answer).toEqual({ ok: true, acceptedThrough: 0, isHeld: true });
  });

  test('stores no token in clear', async () => {
    const { world, token } = await worldWithToken();

    expect(await world.store.read((books) => books.kiosks.token(token))).toBeUndefined();
  });
});
