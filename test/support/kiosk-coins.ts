// Coins that fall into an enrolled kiosk of a test ledger, without the ceremony of signed requests.
import type { KioskId } from '#ledger/contract/ids.ts';
import { signBytes } from '#ledger/contract/signature.ts';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { enrolKiosk } from '#ledger/use-cases/enrol-kiosk.ts';
import { postBatch } from '#ledger/use-cases/post-batch.ts';
import { publishRateCard } from '#ledger/use-cases/publish-rate-card.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { ACCEPTOR_ID } from './books.ts';
import type { TestLedger } from './open-ledger.ts';
import { kioskKey } from './signed-kiosk.ts';
import { tokenFor } from './enrolled-kiosk.ts';
import { COINS, type CoinName, testKiosk, uuid } from './ledger-world.ts';

export const CASH_KIOSK = uuid(41) as KioskId;

/** A kiosk that is known and active; `pour` books a session without a number and answers the last record's number. */
export async function aPouredKiosk(test: TestLedger) {
  const { ledger } = test;
  const { store, clock, keys } = ledger;
  const nowMs = clock.nowMs();
  await registerKiosk(store, { id: CASH_KIOSK, name: 'Lobby' });
  const token = await tokenFor(test, CASH_KIOSK);
  const key = kioskKey(3);
  const deps = { store, signingKey: keys.signing };
  const enrolled = await enrolKiosk(deps, { token, publicKey: key.publicKey }, nowMs);
  if (!enrolled.ok) throw new Error(enrolled.error);
  await approveCoinTable(
    { store, signingKey: keys.signing, isDemoHouse: true },
    {
      acceptorId: ACCEPTOR_ID,
      approvedBy: 'test',
      positions: Object.entries(COINS).map(([coinId, coin]) => ({ coinId, ...coin })),
    },
    nowMs,
  );
  await publishRateCard(
    { store, signingKey: keys.signing },
    { rates: SAMPLE_RATES, policy: 'fixed-at-deposit', isSample: true },
    nowMs,
  );
  const kiosk = testKiosk(CASH_KIOSK, 1, () => clock.nowMs());
  let seq = 0;
  let pickups = 0;
  const tell = async (drafts: Parameters<typeof kiosk.batch>[0]) => {
    const said = kiosk.batch(drafts);
    const signature = signBytes(key, Buffer.from(said.batchHash, 'hex'));
    const posted = await postBatch(ledger, { ...said, signature }, clock.nowMs());
    if (!posted.ok) throw new Error(posted.error);
    seq += drafts.length;
    return seq;
  };
  return {
    kiosk,
    tell,
    pour: (...names: readonly CoinName[]) => {
      const pickupId = uuid(600 + ++pickups);
      return tell([
        { kind: 'pickup-code', body: { pickupId, codeHash: 'a'.repeat(64) } },
        ...names.map((name) => kiosk.coin(name, { pickupId })),
      ]);
    },
    removed: () => tell([{ kind: 'cashbox-removed', body: {} }]),
  };
}
