// Foreign coins that a kiosk did not count: owed at once, missing until a count finds them, and then nobody's loss.
import { expect, test } from 'vitest';
import type { DepositId } from '#ledger/contract/ids.ts';
import { fileClaim } from '#ledger/ledger/claim.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { decideClaim } from '#ledger/use-cases/claims/decide-claim.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { auditedFile } from '../../../support/audited.ts';
import { KIOSK_ID, SIGNING_KEY } from '../../../support/ledger-world.ts';
import { temporaryPath } from '../../../support/sqlite-store.ts';
import { type VaultWorld, vaultWorld } from '../../../support/vault-world.ts';

const CLAIM = '018f0000-0000-7000-8000-00000000c1a1';
const GAP = `cash:over_short:${KIOSK_ID}:USD`;

/** A bag in which lie four quarters that its kiosk did not count, and their holder's claim. */
async function aMiscount() {
  const file = temporaryPath('miscounts.db');
  const world = await vaultWorld(openSqliteLedgerStore(file));
  const session = await world.pour(['KR500A']);
  await world.removed();
  const opened = await world.openBag();
  if (!opened.ok) throw new Error(opened.error);
  const claim = fileClaim({
    id: CLAIM,
    walletId: await world.walletId(),
    kind: 'miscount',
    depositId: session as DepositId,
    receiptCode: undefined,
    textCipher: new Uint8Array(),
    evidence: '',
    filedAtMs: world.world.nowMs,
  });
  await world.write((books) => books.claims.save(claim));
  return { file, world, bagId: opened.bag.id };
}

const credit = (world: VaultWorld) =>
  world.write((books) =>
    decideClaim(
      books,
      world.deps,
      CLAIM,
      {
        decision: 'credit-coins',
        answer: 'We looked.',
        coins: [{ currency: 'USD', faceMinor: '25', count: 4 }],
      },
      world.world.nowMs,
    ),
  );

const find = (world: VaultWorld, bagId: string) =>
  world.count(bagId, ['KRW', 500n, 1], ['USD', 25n, 4]);

test.each(['before', 'after'])(
  'coins credited %s the count that finds them are ours once',
  async (when) => {
    const { file, world, bagId } = await aMiscount();
    if (when === 'before') await credit(world);
    await find(world, bagId);
    if (when === 'after') await credit(world);
    await world.mature();

    const balances = await world.balances();
    const position = await world.store.read((books) => books.exchanges.position('USD'));
    await sealLog(world.store);
    await signTreeHead(world.store, SIGNING_KEY, world.world.nowMs);
    await world.store.close();

    expect(balances).toMatchObject({ 'cash:vault:USD': 100n, 'position:USD': -100n });
    expect(balances).not.toHaveProperty(GAP);
    expect(position).toMatchObject({ maturedMinor: 100n, openSales: [] });
    expect((await auditedFile(file)).sentences).toEqual([]);
  },
);

test('coins that no count finds are our loss, and nothing that could be sold', async () => {
  const { world, bagId } = await aMiscount();
  await credit(world);
  await world.count(bagId, ['KRW', 500n, 1]);
  await world.mature();

  const balances = await world.balances();
  const position = await world.store.read((books) => books.exchanges.position('USD'));
  await world.store.close();

  // 1.00 $ at 13.9 gross a cent.
  expect(balances).toMatchObject({ [`cash:over_short:${KIOSK_ID}:KRW`]: 1_390n });
  expect(balances).not.toHaveProperty(GAP);
  expect(balances).not.toHaveProperty('position:USD');
  expect(position).toMatchObject({ maturedMinor: 0n, openSales: [] });
});
