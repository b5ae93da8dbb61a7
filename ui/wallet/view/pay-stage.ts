// Where a payment stands, worked out from what the phone knows: its code, the wallet, the newest history.
import type { HistoryEntry, Wallet } from '#ledger/contract/wallet.ts';

export type Awaiting = NonNullable<Wallet['awaiting']>[number];

export type LiveCode = Readonly<{
  /** Eight digits, and the text of the QR. */
  code: string;
  qr: string;
  /** By the phone's clock; never later than the ledger's own end. */
  endsAtMs: number;
  /** When the ledger made it, by the ledger's clock. */
  madeAtMs: number;
}>;

export type PayStage =
  | { stage: 'making' | 'offline' | 'expired' | 'declined' | 'lapsed' }
  | { stage: 'shown'; code: LiveCode }
  | { stage: 'asked'; awaiting: Awaiting }
  | { stage: 'set-aside'; points: string }
  /** What was set aside can be spent again: the shop let go of it, or did not take it in time. */
  | { stage: 'freed'; points: string }
  | { stage: 'taken'; points: string; shopName: string | undefined }
  /** The shop has given back these points of what was taken, or all of it. */
  | { stage: 'undone'; points: string; shopName: string | undefined };

export type PayFacts = Readonly<{
  wallet: Wallet;
  isOnline: boolean;
  code: LiveCode | undefined;
  /** The code's. */
  secondsLeft: number | undefined;
  /** The newest history, newest first; undefined before it is here. */
  entries: readonly HistoryEntry[] | undefined;
  /** `entries` know all that `wallet` knows. */
  areEntriesNew: boolean;
  /** The question that was on the screen last, and what became of it by the holder's word. */
  lastAsked: Awaiting | undefined;
  answered: 'captured' | 'authorised' | 'declined' | undefined;
  /** Of this wallet, by shops, before this payment. */
  setAsideBefore: bigint;
  /** Points of this payment that were seen set aside. */
  setAside: string | undefined;
}>;

/** What was taken comes first, then what is asked, then the code itself. */
export function payStage(facts: PayFacts): PayStage {
  const { wallet, code, lastAsked, answered, secondsLeft } = facts;
  const entries = facts.entries ?? [];
  if (lastAsked && answered === 'captured') return takenOrUndone(lastAsked, lastAsked.id, entries);
  const payment = paymentOf(facts, entries);
  if (payment) {
    const taken = { points: String(-BigInt(payment.points)), shopName: payment.shopName };
    return takenOrUndone(taken, payment.subject?.id, entries);
  }
  const awaiting = wallet.awaiting?.[0];
  if (awaiting && !(answered && awaiting.id === lastAsked?.id)) return { stage: 'asked', awaiting };
  const setAside = setAsideByShops(wallet) - facts.setAsideBefore;
  if (setAside > 0n) return { stage: 'set-aside', points: String(setAside) };
  const agreed = lastAsked && answered === 'authorised' ? lastAsked.points : undefined;
  const wasSetAside = facts.setAside ?? agreed;
  if (wasSetAside !== undefined) {
    // The wallet has let go of it: taken, or free again. The history says which, and may come a moment later.
    const isOver = facts.areEntriesNew && !awaiting;
    return { stage: isOver ? 'freed' : 'set-aside', points: wasSetAside };
  }
  if (lastAsked) return { stage: answered === 'declined' ? 'declined' : 'lapsed' };
  if (!code) return { stage: facts.isOnline ? 'making' : 'offline' };
  return secondsLeft === 0 ? { stage: 'expired' } : { stage: 'shown', code };
}

/** What was taken by the redemption `id`, until the shop has given something of it back. */
function takenOrUndone(
  { points, shopName }: Readonly<{ points: string; shopName: string | undefined }>,
  id: string | undefined,
  entries: readonly HistoryEntry[],
): PayStage {
  const back = entries
    .filter(({ kind, subject }) => kind === 'refund' && subject !== undefined && subject.id === id)
    .reduce((sum, refund) => sum + BigInt(refund.points), 0n);
  if (back > 0n) return { stage: 'undone', points: String(back), shopName };
  return { stage: 'taken', points, shopName };
}

/** What was taken with this code, or by the redemption that was asked for. */
const paymentOf = (
  { code, lastAsked }: Pick<PayFacts, 'code' | 'lastAsked'>,
  entries: readonly HistoryEntry[],
): HistoryEntry | undefined =>
  (code && paymentSince(entries, code.madeAtMs)) ??
  entries.find(
    ({ kind, subject }) => kind === 'payment' && lastAsked && subject?.id === lastAsked.id,
  );

/** The newest payment that was taken at or after a moment of the ledger's clock. */
export const paymentSince = (
  entries: readonly HistoryEntry[],
  sinceMs: number,
): HistoryEntry | undefined =>
  entries.find(({ kind, at }) => kind === 'payment' && Date.parse(at) >= sinceMs);

/** Points that shops have set aside and not taken yet. */
export const setAsideByShops = ({ points }: Wallet): bigint =>
  (points.heldFor ?? [])
    .filter(({ purpose }) => purpose === 'redemption')
    .reduce((sum, held) => sum + BigInt(held.points), 0n);

/** `4821 7730`. */
export const codeInFours = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? '';

/** `1:14`, `0:09`. */
export const countdownText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** How far the sun has sunk, 0 to 1: one step a second, or one in ten where motion is not wanted. */
export function sunk(secondsLeft: number, isStill: boolean): number {
  const shown = isStill ? Math.ceil(secondsLeft / 10) * 10 : secondsLeft;
  return 1 - Math.min(1, Math.max(0, shown / CODE_LIFE_S));
}

/** A code lives this long from the moment it is made. @NOTE As `use-cases/till/make-code.ts` says. */
export const CODE_LIFE_S = 120;
/** From here on the figures change their colour, and a word says why. */
export const LAST_SECONDS = 20;
/** Above it the holder is asked; the first is what the ledger takes unless told otherwise. */
export const CEILINGS = ['30000', '10000', '50000', '100000', '300000'] as const;
