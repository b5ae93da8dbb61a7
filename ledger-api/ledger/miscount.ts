// Template 23: coins that a kiosk did not count become a deposit of their own; the next count of the box shows them.
import type { DepositId, WalletId } from '../contract/ids.ts';
import { overShort, pendingDeposits } from './account.ts';
import { type CoinCount, closed, type Deposit } from './deposit.ts';
import { restOfHold } from './policy/hold.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type Miscount = Readonly<{
  claimId: string;
  /** Of the deposit that is made. */
  depositId: DepositId;
  walletId: WalletId;
  /** The deposit that the coins are missing from: its kiosk, and the rates it had. */
  of: Deposit;
  /** What was not counted; at least one coin. */
  coins: readonly CoinCount[];
}>;

/** A deposit of the missing coins; it matures with the one they are missing from, or at once. */
export function acceptMiscount(
  { claimId, depositId, walletId, of, coins }: Miscount,
  nowMs: number,
): Readonly<{ deposit: Deposit; transfers: readonly Transfer[] }> {
  const byCurrency = Map.groupBy(inOrder(coins), (coin) => coin.currency);
  const sums = [...byCurrency].map(([currency, faces]) => ({
    currency,
    faces,
    amountMinor: faces.reduce((sum, face) => sum + face.faceMinor * BigInt(face.count), 0n),
    count: faces.reduce((sum, face) => sum + face.count, 0),
  }));
  const open: Deposit = {
    id: depositId,
    kioskId: of.kioskId,
    owner: { kind: 'wallet', walletId },
    state: 'open',
    lateOf: undefined,
    openedAtMs: of.openedAtMs,
    closedAtMs: undefined,
    holdPeriods: of.holdPeriods,
    maturesAtMs: nowMs,
    dueAtMs: undefined,
    abandonedAtMs: undefined,
    cardNumbers: of.cardNumbers,
    reviewReason: undefined,
    blocked: undefined,
    lines: sums.map(({ currency, amountMinor, count }) => ({
      ...EMPTY,
      currency,
      amountMinor,
      count,
    })),
    coins: inOrder(coins),
  };
  return {
    deposit: closed(open, nowMs, restOfHold(of.holdPeriods, nowMs - (of.closedAtMs ?? nowMs))),
    transfers: sums.map(({ currency, faces, amountMinor }) =>
      transfer({
        id: `claim/${claimId}/miscount/${currency}`,
        template: '23',
        atMs: nowMs,
        postings: [
          debit(overShort(of.kioskId, currency), currency, amountMinor),
          credit(pendingDeposits(walletId, currency), currency, amountMinor),
        ],
        details: {
          depositId,
          kioskId: of.kioskId,
          denominations: faces.map(({ faceMinor, count }) => ({
            faceMinor: String(faceMinor),
            count,
          })),
          subject: { kind: 'claim', id: claimId },
          step: 'miscount',
        },
      }),
    ),
  };
}

const inOrder = (coins: readonly CoinCount[]): readonly CoinCount[] =>
  coins.toSorted(
    (a, b) =>
      (a.currency === b.currency ? 0 : a.currency < b.currency ? -1 : 1) ||
      (a.faceMinor < b.faceMinor ? -1 : Number(a.faceMinor > b.faceMinor)),
  );

const EMPTY = { asideMinor: 0n, asideCount: 0, maturedMinor: 0n, maturedPoints: 0n };
