// The auditor knows every way in which a record is not simply a coin of somebody: each is explained, none is a difference.
import { expect, test } from 'vitest';
import type { DepositId } from '#ledger/contract/ids.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { claimPickup } from '#ledger/use-cases/claim-pickup.ts';
import { releaseHeld } from '#ledger/use-cases/release-held.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { resolveDoubt } from '#ledger/use-cases/vault/resolve-suspense.ts';
import { releaseFromReview } from '#ledger/use-cases/vault/resolve-review.ts';
import { auditedFile } from '../../support/audited.ts';
import {
  DAY_MS,
  HOLD,
  KIOSK_ID,
  ledgerWorld,
  SIGNING_KEY,
  totalsOf,
  uuid,
} from '../../support/ledger-world.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const [FIRST, SECOND, OF_NOBODY, PICKUP] = [501, 502, 503, 504].map(uuid) as [
  string,
  string,
  string,
  string,
];
const CODE = '0123456789AB';

test('the auditor passes books full of doubts', async () => {
  const file = temporaryPath('doubts.db');
  const store = openSqliteLedgerStore(file);
  const world = await ledgerWorld(store);
  const kiosk = await world.enrol();
  const sessionId = { sessionId: FIRST };
  const good = kiosk.coin('KR500A', sessionId);

  await world.post(
    kiosk.batch([
      kiosk.opened(FIRST),
      good,
      kiosk.coin('US025A', sessionId),
      kiosk.coin('KR100A', sessionId, { position: 16 }),
      kiosk.coin('KR100A', sessionId, { currency: 'XAU' }),
      kiosk.coin('KR100A', sessionId, { faceMinor: String(2n ** 63n - 1n) }),
      { kind: 'coin', body: { broken: true } },
      good,
      { kind: 'gap', body: { acceptorId: 'a', acceptorEpoch: 'abcdef01', reason: 'credits-lost' } },
      { kind: 'gap', body: {} },
      { kind: 'door', body: { isOpen: true } },
      kiosk.coin('KR010A', { sessionId: uuid(599) }),
      kiosk.closed(FIRST, totalsOf(['KR500A'])),
    ]),
  );
  await world.post(
    kiosk.batch([
      kiosk.opened(OF_NOBODY, { phone: null }),
      kiosk.coin('KR500A', { sessionId: OF_NOBODY }),
      {
        kind: 'pickup-code',
        body: { pickupId: PICKUP, codeHash: sha256Hex(CODE), sessionId: OF_NOBODY },
      },
      kiosk.closed(OF_NOBODY, totalsOf(['KR500A'])),
      kiosk.coin('KR100A', { pickupId: uuid(598) }),
    ]),
  );
  // Enrolled anew: what had not been acknowledged comes again, and says where it stood.
  const again = await world.enrol();
  await world.post(
    again.batch([
      { ...good, body: { ...good.body, copyOf: { kioskEpoch: 1, seq: 2 } } },
      again.opened(SECOND),
      again.coin('KR500A', { sessionId: SECOND }, { acceptorEpoch: 'fedcba98' }),
      again.closed(SECOND, totalsOf(['KR500A'])),
    ]),
  );
  // Quarantined, told on, and released by two people.
  await store.transact(async ({ kiosks }) => {
    await kiosks.save({ ...(await kiosks.find(KIOSK_ID))!, state: 'quarantined' });
  });
  await world.post(
    again.batch([again.coin('KR100A', { sessionId: SECOND }, { acceptorEpoch: 'fedcba98' })]),
  );
  const deps = { ...world.deps, openPhone: () => undefined };
  await store.transact((books) => releaseHeld(books, deps, KIOSK_ID, world.nowMs));

  const walletId = await world.walletId();
  const claimed = await store.transact((books) =>
    claimPickup(books, { holdPeriods: HOLD }, walletId, CODE, world.nowMs),
  );
  const doubts = await store.read((books) => books.suspense.open(undefined, 100));
  for (const [i, { transferId }] of doubts.entries()) {
    const to =
      i % 2 === 0 ? ({ kind: 'wallet', walletId } as const) : ({ kind: 'unclaimed' } as const);
    const by = ['kim', 'lee'];
    await store.transact((books) =>
      resolveDoubt(
        books,
        { ...world.deps, holdPeriods: HOLD },
        { transferId, to, by },
        world.nowMs,
      ),
    );
  }
  for (const depositId of [FIRST, SECOND] as DepositId[]) {
    const command = { depositId, cardNumber: 1, by: ['kim', 'lee'] };
    await store.transact((books) => releaseFromReview(books, command, world.nowMs));
  }
  for (const days of [8, 5 * 366, 8]) {
    world.nowMs += days * DAY_MS;
    await world.sweep();
  }
  await sealLog(store);
  await signTreeHead(store, SIGNING_KEY, world.nowMs);

  const report = await auditedFile(file);
  await store.close();

  expect(claimed.ok).toBe(true);
  expect(doubts.length).toBeGreaterThan(1);
  expect(report.sentences).toEqual([]);
});
