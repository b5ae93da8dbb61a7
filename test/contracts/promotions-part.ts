// What the promotions part of every ledger store promises; run against each implementation.
import { expect, onTestFinished, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const WALLET = uuid(0xa1) as WalletId;

const aPromotion = (n: number, grantedPoints = 0n) => ({
  id: uuid(n),
  name: 'Spring',
  fundedPoints: 100n,
  grantedPoints,
  perWalletPoints: 10n,
  openedAtMs: 1,
  endsAtMs: 2,
});

/** `open` answers an empty store; it is closed after the test. */
export function describePromotionsPart(name: string, open: () => LedgerStore): void {
  test(`the promotions part (${name}) knows budgets and what each wallet got`, async () => {
    const store = open();
    onTestFinished(() => store.close());
    await store.transact(async ({ wallets, promotions }) => {
      await wallets.open(aWallet({ id: WALLET }));
      await promotions.save(aPromotion(1));
      await promotions.save(aPromotion(2));
      await promotions.save(aPromotion(1, 7n));
      await promotions.addGrant(uuid(1), WALLET, 3n);
      await promotions.addGrant(uuid(1), WALLET, 4n);
    });

    const told = await store.read(async ({ promotions }) => ({
      one: await promotions.promotion(uuid(1)),
      none: await promotions.promotion(uuid(3)),
      newest: await promotions.list(undefined, 1),
      older: await promotions.list(uuid(2), 5),
      got: [
        await promotions.grantedTo(uuid(1), WALLET),
        await promotions.grantedTo(uuid(2), WALLET),
      ],
    }));

    expect(told).toEqual({
      one: aPromotion(1, 7n),
      none: undefined,
      newest: [aPromotion(2)],
      older: [aPromotion(1, 7n)],
      got: [7n, 0n],
    });
  });
}
