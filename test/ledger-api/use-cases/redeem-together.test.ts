import { beforeEach, describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { availablePoints } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import {
  readForRedeeming,
  type RedeemCommand,
  redeemTogether,
} from '#ledger/use-cases/till/redeem.ts';
import { aWallet } from '../../support/books.ts';
import { NOW_MS, SHOP, TILL } from '../../support/redemptions.ts';
import { aStoredShop } from '../../support/staff.ts';
import { givePoints } from '../../support/till.ts';

const WALLETS = ['a', 'b'].map((name) => `wallet ${name}` as WalletId);

describe('payments that are made together', () => {
  let store: LedgerStore;
  beforeEach(async () => {
    store = openMemoryLedgerStore();
    await store.transact(async ({ staff, wallets, redemptions }) => {
      await staff.saveShop(aStoredShop({ id: SHOP }));
      for (const [n, id] of WALLETS.entries()) {
        await wallets.open({ ...aWallet({ id }), phoneIndex: new Uint8Array([n]) });
        const hashes = { typedHash: `typed ${id}`, scannedHash: `scanned ${id}` };
        const lasting = { ceilingPoints: 1_000n, expiresAtMs: NOW_MS + 1 };
        await redemptions.saveCode({ walletId: id, ...hashes, ...lasting });
      }
    });
    for (const id of WALLETS) await givePoints(store, id, 500n, { id: `lot ${id}`, nowMs: NOW_MS });
  });

  const pay = async (...sales: readonly Partial<RedeemCommand>[]) => {
    const commands = sales.map((sale, n) => ({
      shopId: SHOP,
      keyId: TILL,
      codeHash: 'scanned wallet a',
      points: 100n,
      orderId: `order ${n}`,
      isCapturedAtOnce: true,
      lapseAfterMs: undefined,
      ...sale,
    }));
    const made = await store.transact(async (books) => {
      const facts = await readForRedeeming(books, commands);
      return redeemTogether(books, seededEntropy('together'), commands, facts, NOW_MS);
    });
    return made.map((one) => (one.ok ? one.redemption.state : one.error));
  };
  const balances = () =>
    store.read(({ transfers }) =>
      Promise.all(WALLETS.map(async (id) => -(await transfers.balance(availablePoints(id))))),
    );

  test('each take their own points', async () => {
    const told = await pay({}, { codeHash: 'scanned wallet b', points: 500n });

    expect(told).toEqual(['captured', 'captured']);
    expect(await balances()).toEqual([400n, 0n]);
  });

  test('use a code once, in whichever of its forms', async () => {
    const told = await pay({}, {}, { codeHash: 'typed wallet a' });

    expect(told).toEqual(['captured', 'redemption-code-wrong', 'redemption-code-wrong']);
    expect(await balances()).toEqual([400n, 500n]);
  });

  test('leave the code good when the first is refused', async () => {
    const told = await pay({ points: 501n }, {});

    expect(told).toEqual(['insufficient-points', 'captured']);
    expect(await balances()).toEqual([400n, 500n]);
  });

  test('make one sale of one order', async () => {
    const told = await pay({ orderId: 'A' }, { orderId: 'A', codeHash: 'scanned wallet b' });

    expect(told).toEqual(['captured', 'order-exists']);
    expect(await balances()).toEqual([400n, 500n]);
  });
});
