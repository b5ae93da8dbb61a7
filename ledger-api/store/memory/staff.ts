// Shops, keys, operators and their sign-ins in memory.
import assert from 'node:assert/strict';
import type { Operator, Shop, ShopKey, StaffSignIn, StaffWrite } from '../port/staff.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryStaff(undo: UndoLog): StaffWrite {
  const shops = memoryTable<Shop>(undo);
  const keys = memoryTable<ShopKey>(undo);
  const operators = memoryTable<Operator>(undo);
  const signIns = memoryTable<StaffSignIn>(undo);

  const named = (name: string) => operators.rows().find((one) => one.name === name);
  return {
    shopsNamed: async (ids) => ids.flatMap((id) => shops.get(id) ?? []),
    shop: async (id) => shops.get(id),
    shops: async (after, limit) => pageOf(shops.rows(), after, limit),
    shopKey: async (id) => keys.get(id),
    shopKeysByPrefix: async (prefixes) =>
      keys.rows().filter((key) => prefixes.includes(key.prefix)),
    shopKeyByPrefix: async (prefix) => keys.rows().find((key) => key.prefix === prefix),
    shopKeys: async (shopId) =>
      keys
        .rows()
        .filter((key) => key.shopId === shopId)
        .sort(
          by(
            (key) => key.createdAtMs,
            (key) => key.id,
          ),
        ),
    operator: async (id) => operators.get(id),
    operatorNamed: async (name) => named(name),
    operators: async (after, limit) => pageOf(operators.rows(), after, limit),
    staffSignIn: async (tokenHash) => signIns.get(tokenHash),
    saveShop: async (shop) => shops.set(shop.id, shop),
    saveShopKey: async (key) => {
      const known = keys.get(key.id);
      const { lastUsedAtMs, revokedAtMs } = key;
      keys.set(key.id, known ? { ...known, lastUsedAtMs, revokedAtMs } : key);
    },
    saveOperator: async (operator) => {
      assert((named(operator.name)?.id ?? operator.id) === operator.id, 'a name is one operator');
      operators.set(operator.id, operator);
    },
    addStaffSignIn: async (signIn) => signIns.set(signIn.tokenHash, signIn),
    staffSeen: async (tokenHash, atMs) => {
      const signIn = signIns.get(tokenHash);
      if (signIn) signIns.set(tokenHash, { ...signIn, lastSeenAtMs: atMs });
    },
    removeStaffSignIn: async (tokenHash) => signIns.delete(tokenHash),
    removeStaffSignIns: async (subject) => {
      for (const one of signIns.rows()) if (one.subject === subject) signIns.delete(one.tokenHash);
    },
    forgetStaffSignIns: async (signedInMs) => {
      for (const one of signIns.rows()) {
        if (one.signedInAtMs <= signedInMs) signIns.delete(one.tokenHash);
      }
    },
  };
}

const pageOf = <V extends { id: string }>(
  rows: readonly V[],
  after: string | undefined,
  limit: number,
): readonly V[] =>
  rows
    .filter((row) => row.id > (after ?? ''))
    .sort(by((row) => row.id))
    .slice(0, limit);
