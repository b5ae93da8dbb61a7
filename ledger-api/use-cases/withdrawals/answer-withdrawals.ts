// What the bank says of payments becomes what happened to withdrawals; saying it twice changes nothing.
import type { WalletId } from '../../contract/ids.ts';
import {
  answerWithdrawal,
  type BankWord,
  holdIdOf,
  refuseWithdrawal as decideRefusal,
} from '../../ledger/withdrawal.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { saveStep } from './save-step.ts';

/** The account of ours that payments leave from. */
export const PAYING_BANK_ACCOUNT = 'main';

export type Answered =
  | 'changed'
  /** Said before. */
  | 'repeated'
  /** No withdrawal has this id. */
  | 'not-found'
  | 'not-sent'
  /** Says the opposite of what is final; an operator task is open. */
  | 'contradiction';

/** Applies one word about one withdrawal, in the caller's transaction. */
export async function answerOne(
  books: WritingBooks,
  id: string,
  word: BankWord,
  nowMs: number,
): Promise<Answered> {
  const found = await whole(books, id);
  if (!found) return 'not-found';
  const { withdrawal, hold, lots } = found;
  const context = { nowMs, bankAccountId: PAYING_BANK_ACCOUNT };
  const answered = answerWithdrawal(withdrawal, hold, lots, word, context);
  if (!answered.ok) {
    if (answered.error === 'contradiction') await askPerson(books, id, word, nowMs);
    return answered.error;
  }
  if (!answered.step) return 'repeated';
  await saveStep(books, answered.step, nowMs);
  if (word.state === 'unknown') await askPerson(books, id, word, nowMs);
  return 'changed';
}

export type RefuseWithdrawalResult =
  | { ok: true; walletId: WalletId }
  | { ok: false; error: 'not-found' | 'withdrawal-decided' };

/** Turns a request down before it was sent; the points come back at once. */
export async function refuseWithdrawal(
  books: WritingBooks,
  id: string,
  reason: string,
  nowMs: number,
): Promise<RefuseWithdrawalResult> {
  const found = await whole(books, id);
  if (!found) return { ok: false, error: 'not-found' };
  const { withdrawal, hold, lots } = found;
  if (withdrawal.state !== 'requested') return { ok: false, error: 'withdrawal-decided' };
  await saveStep(books, decideRefusal(withdrawal, hold, lots, { nowMs, reason }), nowMs);
  return { ok: true, walletId: withdrawal.walletId };
}

async function whole(books: WritingBooks, id: string) {
  const withdrawal = await books.withdrawals.withdrawal(id);
  if (!withdrawal) return undefined;
  const hold = (await books.holds.hold(holdIdOf(withdrawal)))!;
  const lots = await books.holds.lots(hold.pieces.map(({ lotId }) => lotId));
  return { withdrawal, hold, lots };
}

const askPerson = (books: WritingBooks, id: string, word: BankWord, nowMs: number): Promise<void> =>
  books.paperwork.openTask({
    key: `withdrawal ${id} ${word.state}`,
    kind: 'withdrawal-doubtful',
    kioskId: undefined,
    openedAtMs: nowMs,
    text:
      word.state === 'unknown'
        ? 'The bank cannot say whether a withdrawal was paid. Ask it, then record the answer.'
        : `The bank says "${word.state}" of a withdrawal that is final already. Ask it what is true.`,
    record: undefined,
  });
