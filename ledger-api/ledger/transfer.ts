// A transfer: an immutable movement between accounts, made of postings that sum to zero per commodity.
import assert from 'node:assert/strict';
import { type DepositId, instantText, type KioskId, type ShopId } from '../contract/ids.ts';
import type { Account, Commodity } from './account.ts';

export type Posting = Readonly<{
  account: Account;
  commodity: Commodity;
  /** Debit positive, credit negative, never zero. */
  amountMinor: bigint;
}>;

/** The row of the table in `README.md` (*Templates*) that made a transfer. */
export type Template =
  | (
      | '1'
      | '2'
      | '2s'
      | '4'
      | '5'
      | '6'
      | '7'
      | '8'
      | '9'
      | '10'
      | '10k'
      | '11'
      | '12'
      | '13'
      | '13d'
    )
  | ('14' | '15' | '16' | '17' | '18' | '19' | '20' | '21' | '22' | '23' | '24' | '25' | '26');

export type Transfer = Readonly<{
  /** Says which command made it, so that the same command can never post twice. */
  id: string;
  template: Template;
  atMs: number;
  postings: readonly Posting[];
  details: TransferDetails;
}>;

/** What an auditor needs besides the amounts; it is part of the sealed log. */
export type TransferDetails = Readonly<{
  depositId?: DepositId;
  kioskId?: KioskId;
  /** The shop that a redemption or a settlement belongs to. */
  shopId?: ShopId;
  /** Face × count of the coins, so that a cashbox count compares coin by coin. */
  denominations?: readonly Readonly<{ faceMinor: string; count: number }>[];
  /** SHA-256 of each coin record, in the order of the journal. */
  coinRecordHashes?: readonly string[];
  conversion?: ConversionText;
  /** Of coins that became points: when their deposit was closed, and how long their currency had to wait then. */
  hold?: Readonly<{ closedAt: string; periodMs: number }>;
  /** What the transfer is about, by the id of that thing: a hold, a redemption, a bag, an order, a run. */
  subject?: Readonly<{ kind: string; id: string }>;
  /** Which step of its subject this is: `authorised`, `captured`, `sent`… */
  step?: string;
  /** The transfer that this one mirrors (template 20). */
  reverses?: string;
  /** The policies that made the amounts, so that history recomputes. */
  policies?: readonly Readonly<{ name: string; version: number }>[];
  /** Points by lot that moved with this transfer. */
  lots?: readonly Readonly<{ lotId: string; points: string }>[];
  /** Of foreign coins sold: how many had matured, what they brought in won and what they had cost. */
  sale?: Readonly<{ coveredMinor: string; coveredWon: string; bookWon: string }>;
}>;

/** A conversion as it is written into the log: both exact values, the card and the policy. */
export type ConversionText = Readonly<{
  amountMinor: string;
  cardNumber: number;
  policy: string;
  policyVersion: number;
  grossExact: RationalText;
  netExact: RationalText;
  gross: string;
  net: string;
}>;

type RationalText = Readonly<{ num: string; den: string }>;

/** The transfer, proven to balance; legs of nothing are left out. */
export function transfer(draft: Transfer): Transfer {
  const made = { ...draft, postings: draft.postings.filter((leg) => leg.amountMinor !== 0n) };
  assertBalanced(made);
  return made;
}

export const debit = (account: Account, commodity: Commodity, amountMinor: bigint): Posting => ({
  account,
  commodity,
  amountMinor,
});

export const credit = (account: Account, commodity: Commodity, amountMinor: bigint): Posting => ({
  account,
  commodity,
  amountMinor: -amountMinor,
});

/** Throws unless the postings sum to zero in each commodity and there are at least two. */
export function assertBalanced({ id, postings }: Transfer): void {
  const sums = new Map<Commodity, bigint>();
  for (const leg of postings) {
    sums.set(leg.commodity, (sums.get(leg.commodity) ?? 0n) + leg.amountMinor);
  }
  assert(postings.length >= 2, `transfer ${id} has at least two postings`);
  for (const [commodity, sum] of sums) {
    assert(sum === 0n, `the ${commodity} postings of transfer ${id} sum to zero`);
  }
}

/** The object whose canonical bytes are the leaf of this transfer in the sealed log; in canonical order, which is written quickly. */
export const transferDocument = (made: Transfer): TransferDocument => ({
  at: instantText(made.atMs),
  details: made.details,
  id: made.id,
  postings: made.postings.map(({ account, amountMinor, commodity }) => ({
    account,
    amountMinor: String(amountMinor),
    commodity,
  })),
  template: made.template,
  type: 'transfer',
});

export type TransferDocument = Readonly<{
  type: 'transfer';
  id: string;
  template: Template;
  at: string;
  postings: readonly Readonly<{ account: Account; commodity: Commodity; amountMinor: string }>[];
  details: TransferDetails;
}>;

/** The transfer that a document in the log tells of; the inverse of `transferDocument`. */
export const readTransfer = (document: TransferDocument): Transfer => ({
  id: document.id,
  template: document.template,
  atMs: Date.parse(document.at),
  postings: document.postings.map((leg) => ({ ...leg, amountMinor: BigInt(leg.amountMinor) })),
  details: document.details,
});
