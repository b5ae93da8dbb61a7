// An approved coin table: the only thing that makes a position of an acceptor worth money.
import { isSameCoins, type SignedCoinTable } from '../contract/coin-table.ts';
import { instantText, type OperatorId } from '../contract/ids.ts';
import { lookAlikesAmong } from '../contract/look-alikes.ts';
import { signDocument, type SigningKey } from '../contract/signature.ts';
import { closeProposalTasks } from './close-proposal-tasks.ts';
import type { Transacting } from './inside.ts';

/** What a person approves, and the record of it: who, with which test coins, and why look-alikes are no danger. */
export type ApprovedCoins = Pick<
  SignedCoinTable,
  'acceptorId' | 'bank' | 'positions' | 'approvedBy' | 'testCoins' | 'lookAlikeNote'
>;

export type ApprovalRefusal =
  | 'emulator-outside-demo'
  | 'no-coins'
  | 'position-twice'
  | 'not-a-coin'
  | 'untested'
  | 'look-alikes';

export type ApproveResult =
  | { ok: true; table: SignedCoinTable }
  | { ok: false; error: ApprovalRefusal };

export type ApproveDeps = Readonly<{
  store: Transacting;
  signingKey: SigningKey;
  isDemoHouse: boolean;
  /** The operator who approves; absent where a person does who is none, at the machine of the ledger. */
  by?: OperatorId;
}>;

/** Signs the table as the next one of its acceptor; the same coins again answer the table in force as it is. */
export function approveCoinTable(
  { store, signingKey, isDemoHouse, by }: ApproveDeps,
  coins: ApprovedCoins,
  nowMs: number,
): Promise<ApproveResult> {
  const refusal = refusalOf(coins, isDemoHouse);
  if (refusal) return Promise.resolve({ ok: false, error: refusal });
  const { acceptorId, bank, positions, approvedBy, testCoins, lookAlikeNote } = coins;
  return store.transact(async (books) => {
    const newest = await books.paperwork.newestCoinTable(acceptorId);
    if (newest && isSameCoins(newest, coins)) {
      await closeProposalTasks(books.paperwork, newest, by, nowMs);
      return { ok: true, table: newest };
    }
    const table: SignedCoinTable = signDocument(signingKey, {
      type: 'coin-table',
      number: (newest?.number ?? 0) + 1,
      acceptorId,
      ...(bank !== undefined && { bank }),
      positions,
      approvedBy,
      approvedAt: instantText(nowMs),
      ...(testCoins && { testCoins }),
      ...(lookAlikeNote !== undefined && { lookAlikeNote }),
    } as const);
    await books.paperwork.addCoinTable(table);
    await closeProposalTasks(books.paperwork, table, by, nowMs);
    return { ok: true, table };
  });
}

function refusalOf(coins: ApprovedCoins, isDemoHouse: boolean): ApprovalRefusal | undefined {
  const { acceptorId, positions, testCoins = [], lookAlikeNote } = coins;
  // An emulator makes coins of nothing.
  const isEmulated = acceptorId.includes('TKL-EMU');
  if (isEmulated && !isDemoHouse) return 'emulator-outside-demo';
  if (positions.length === 0) return 'no-coins';
  if (new Set(positions.map(({ position }) => position)).size < positions.length) {
    return 'position-twice';
  }
  if (positions.some(({ coinId }) => NO_COIN.test(coinId))) return 'not-a-coin';
  const isTested = (position: number): boolean =>
    testCoins.some((tested) => tested.position === position);
  if (!isEmulated && !positions.every(({ position }) => isTested(position))) return 'untested';
  if (lookAlikesAmong(positions).length > 0 && lookAlikeNote === undefined) return 'look-alikes';
  return undefined;
}

/** A token, or an empty position. */
const NO_COIN = /^TK|^token|^[. ]*$/i;
