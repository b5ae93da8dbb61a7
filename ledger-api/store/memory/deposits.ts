// Deposits, coins and pickups in memory.
import assert from 'node:assert/strict';
import type { DepositId } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { CreditIdentity, DepositsWrite, Pickup, StoredCoin } from '../port/deposits.ts';
import { hoursOf } from '../port/coin-hours.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryDeposits(undo: UndoLog): DepositsWrite {
  const deposits = memoryTable<Deposit>(undo);
  const coins = memoryTable<StoredCoin>(undo);
  const pickups = memoryTable<Pickup>(undo);

  const idsBy = (moment: (deposit: Deposit) => number | undefined, nowMs: number, limit: number) =>
    deposits
      .rows()
      .filter((deposit) => (moment(deposit) ?? Infinity) <= nowMs)
      .sort(
        by(
          (deposit) => moment(deposit)!,
          (deposit) => deposit.id,
        ),
      )
      .slice(0, limit)
      .map((deposit) => deposit.id);
  return {
    find: async (ids) => ids.flatMap((id) => deposits.get(id) ?? []).sort(by(idOf)),
    lateDeposit: async (of) =>
      deposits
        .rows()
        .filter((deposit) => deposit.lateOf === of)
        .sort(by(idOf))
        .at(-1),
    pending: async (walletId) =>
      deposits
        .rows()
        .filter(
          ({ owner, state }) =>
            owner.kind === 'wallet' && owner.walletId === walletId && state !== 'matured',
        )
        .sort(by(idOf))
        .reverse(),
    openAt: async (kioskId) =>
      deposits
        .rows()
        .filter((deposit) => deposit.kioskId === kioskId && deposit.state === 'open')
        .sort(by(idOf)),
    due: async (nowMs, limit) => idsBy((deposit) => deposit.dueAtMs, nowMs, limit),
    abandoned: async (nowMs, limit) => idsBy((deposit) => deposit.abandonedAtMs, nowMs, limit),
    inReview: async (after, limit) =>
      deposits
        .rows()
        .filter(({ id, state }) => state === 'review' && (after === undefined || id > after))
        .sort(by(idOf))
        .slice(0, limit),
    coinHours: async (fromHour) => hoursOf(coins.rows()).filter(({ hour }) => hour >= fromHour),
    coinHoursOf: async (kioskId, before, limit) =>
      hoursOf(coins.rows().filter((coin) => coin.kioskId === kioskId))
        .filter(({ hour }) => hour < before)
        .toReversed()
        .slice(0, limit),
    coins: async (depositId) =>
      coins
        .rows()
        .filter((coin) => coin.depositId === depositId)
        .sort(
          by(
            (coin) => coin.kioskEpoch,
            (coin) => coin.seq,
          ),
        ),
    knownCredits: async (identities) =>
      identities.flatMap((identity) => coins.get(keyOf(identity)) ?? []),
    pickups: async (ids) => ids.flatMap((id) => pickups.get(id) ?? []),
    pickupsByCode: async (codeHash) =>
      pickups
        .rows()
        .filter((pickup) => pickup.codeHash === codeHash && pickup.claimedAtMs === undefined)
        .sort(by((pickup) => pickup.id)),
    save: async (deposit) => deposits.set(deposit.id, deposit),
    addCoins: async (added) => {
      for (const coin of added) {
        assert(!coins.get(keyOf(coin)), `credit ${keyOf(coin)} is counted once`);
        coins.set(keyOf(coin), coin);
      }
    },
    giveCoins: async (identities, to) => {
      for (const identity of identities) {
        const coin = coins.get(keyOf(identity));
        if (coin) coins.set(keyOf(coin), { ...coin, depositId: to, fate: 'credited' });
      }
    },
    savePickup: async (pickup) => pickups.set(pickup.id, pickup),
  };
}

const idOf = (deposit: Deposit): DepositId => deposit.id;

const keyOf = ({ acceptorId, acceptorEpoch, creditSeq }: CreditIdentity): string =>
  `${acceptorId} ${acceptorEpoch} ${creditSeq}`;
