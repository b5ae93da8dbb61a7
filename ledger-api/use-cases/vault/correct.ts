// A mistake of collection or bank is taken back: every transfer of it mirrored, and what it was about made open again.
import type { Account } from '../../ledger/account.ts';
import {
  type CorrectionReason,
  crossedBound,
  mirrorIdOf,
  mirrorOf,
  movedBy,
  netOf,
} from '../../ledger/correction.ts';
import { isNeededTwice } from '../../ledger/policy/second-person.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import { findMistake, type Mistake } from './find-mistake.ts';
import { takeBackSales } from './take-back-sales.ts';

export type CorrectionRefusal =
  | 'unknown-transfer'
  | 'not-reversible'
  | 'already-reversed'
  | 'bound-crossed'
  | 'needs-second-person';

export type CorrectCommand = Readonly<{
  id: string;
  reverses: string;
  reason: CorrectionReason;
  by: readonly string[];
}>;

export type CorrectResult =
  | { ok: true; mirrors: readonly string[] }
  | { ok: false; error: CorrectionRefusal };

/**
 * Part of the caller's transaction. Naming any transfer of a count takes back the whole count; the bag can then be
 * counted again, the shipment lodged or exchanged again: the right transfer is an ordinary one.
 */
export async function correct(
  books: WritingBooks,
  { id, reverses, reason, by }: CorrectCommand,
  nowMs: number,
): Promise<CorrectResult> {
  const wrong = await books.transfers.transfer(reverses);
  if (!wrong) return { ok: false, error: 'unknown-transfer' };
  if (await books.transfers.transfer(mirrorIdOf(reverses))) {
    return { ok: false, error: 'already-reversed' };
  }
  const mistake = await findMistake(books, wrong);
  if (!mistake) return { ok: false, error: 'not-reversible' };
  const mirrors = mistake.transfers.map((one) => mirrorOf(one, { id, reason, atMs: nowMs }));
  if (await isOutOfBounds(books, mirrors)) return { ok: false, error: 'bound-crossed' };
  if (new Set(by).size < (await peopleFor(books, mistake))) {
    return { ok: false, error: 'needs-second-person' };
  }

  await books.transfers.post(mirrors);
  if (mistake.bag) await books.bags.saveBag(mistake.bag);
  if (mistake.shipment) await books.exchanges.saveShipment(mistake.shipment);
  await takeBackSales(books, mistake.sales, nowMs);
  return { ok: true, mirrors: mirrors.map((one) => one.id) };
}

/** One person is enough up to the limit of the policy, two are needed above it. */
async function peopleFor(books: ReadingBooks, { transfers }: Mistake): Promise<number> {
  const card = await books.paperwork.newestRateCard();
  return isNeededTwice(movedBy(transfers), card) ? 2 : 1;
}

async function isOutOfBounds(books: ReadingBooks, mirrors: readonly Transfer[]): Promise<boolean> {
  const net = netOf(mirrors);
  const balances = new Map<Account, bigint>();
  for (const account of net.keys()) balances.set(account, await books.transfers.balance(account));
  return crossedBound(net, balances) !== undefined;
}
