// Redemptions and their codes in memory.
import assert from 'node:assert/strict';
import type { Redemption } from '../../ledger/redemption.ts';
import type { RedemptionCode, RedemptionsWrite } from '../port/redemptions.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryRedemptions(undo: UndoLog): RedemptionsWrite {
  const redemptions = memoryTable<Redemption>(undo);
  const orders = memoryTable<string>(undo);
  const codes = memoryTable<RedemptionCode>(undo);
  const wallets = memoryTable<RedemptionCode>(undo);

  const forget = (code: RedemptionCode): void => {
    codes.delete(code.typedHash);
    codes.delete(code.scannedHash);
    wallets.delete(code.walletId);
  };
  const use = (code: RedemptionCode): void => {
    assert(codes.get(code.typedHash)?.walletId === code.walletId, 'a code is used once');
    forget(code);
  };
  const ofOrder = (shopId: string, orderId: string) =>
    redemptions.get(orders.get(keyOf(shopId, orderId)) ?? '');
  const save = (one: Redemption): void => {
    const known = ofOrder(one.shopId, one.orderId);
    assert(!known || known.id === one.id, 'an order is one redemption');
    redemptions.set(keyOf(one.shopId, one.id), one);
    orders.set(keyOf(one.shopId, one.orderId), keyOf(one.shopId, one.id));
  };
  return {
    code: async (hash) => codes.get(hash),
    codes: async (hashes) => [...new Set(hashes.flatMap((hash) => codes.get(hash) ?? []))],
    redemption: async (shopId, id) => redemptions.get(keyOf(shopId, id)),
    ofOrder: async (shopId, orderId) => ofOrder(shopId, orderId),
    ofOrders: async (asked) =>
      asked.flatMap(({ shopId, orderId }) => ofOrder(shopId, orderId) ?? []),
    awaiting: async (walletId) =>
      redemptions
        .rows()
        .filter((one) => one.walletId === walletId && one.state === 'awaiting-holder')
        .toSorted(by((one) => one.id)),
    page: async ({ shopId, from, before, limit }) =>
      redemptions
        .rows()
        .filter((one) => one.shopId === shopId && one.id >= from && one.id < before)
        .toSorted(by((one) => one.id))
        .toReversed()
        .slice(0, limit),
    due: async (nowMs, limit) =>
      redemptions
        .rows()
        .filter((one) => (one.dueAtMs ?? Infinity) <= nowMs)
        .toSorted(
          by(
            (one) => one.dueAtMs!,
            (one) => one.id,
          ),
        )
        .slice(0, limit),
    saveCode: async (code) => {
      const last = wallets.get(code.walletId);
      if (last) forget(last);
      assert(!codes.get(code.typedHash) && !codes.get(code.scannedHash), 'a code is one wallet’s');
      for (const hash of [code.typedHash, code.scannedHash]) codes.set(hash, code);
      wallets.set(code.walletId, code);
    },
    useCode: async (code) => use(code),
    useCodes: async (used) => used.forEach(use),
    forgetCodes: async (nowMs) => {
      for (const code of wallets.rows()) if (code.expiresAtMs <= nowMs) forget(code);
    },
    add: async (added) => {
      for (const one of added) {
        assert(!redemptions.get(keyOf(one.shopId, one.id)), 'a redemption begins once');
        save(one);
      }
    },
    save: async (saved) => saved.forEach(save),
  };
}

const keyOf = (shopId: string, name: string): string => `${shopId} ${name}`;
