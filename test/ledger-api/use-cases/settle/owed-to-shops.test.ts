// What shops are owed neither lies forgotten nor shrinks by what another shop owes.
import { expect, test } from 'vitest';
import { liability } from '#ledger/use-cases/reports/liability.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { watchVault } from '#ledger/use-cases/vault/watch-vault.ts';
import { aSettlingHouse } from '../../../support/settling-house.ts';

const DAY_MS = 86_400_000;

test('a word of the bank that does not come becomes a task after a week, once', async () => {
  const house = await aSettlingHouse();
  await house.pay(100n);
  const runId = await house.run();
  const { store } = house.ledger;
  const look = (days: number) =>
    watchVault(store, 'Asia/Seoul', house.clock.nowMs() + days * DAY_MS);
  const tasks = async () =>
    (await store.read((books) => books.paperwork.tasks(10))).map(({ kind, key }) => [kind, key]);

  await look(6);
  const early = await tasks();
  await look(8);
  await look(9);

  expect(early).toEqual([]);
  expect(await tasks()).toEqual([['settlement-aged', `settlement-aged ${house.shopId} ${runId}`]]);
});

test('a shop below zero lowers nothing of what is owed to the others', async () => {
  const house = await aSettlingHouse();
  const { id } = await house.pay(1_000n);
  const other = await house.otherShop();
  const { code } = await house.holder.code();
  await other.post('/v1/redemptions', { code, points: '500', orderId: 'a', capture: true });
  await house.run();
  await house.shop.post(`/v1/redemptions/${id}/refunds`, { points: '1000' });
  const owed = () =>
    house.ledger.store.read((books) => liability(books, 'Asia/Seoul', house.clock.nowMs()));

  const unsealed = await owed();
  await sealLog(house.ledger.store);

  // The first shop owes 990; both settlements, 990 and 495, are still on their way.
  expect(await house.balanceOf(`partner:payable:${house.shopId}`)).toBe(990n);
  expect(unsealed.payableWon).toBe(1_485n);
  expect(await owed()).toEqual(unsealed);
});
