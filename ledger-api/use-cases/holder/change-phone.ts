// Another number for a wallet: with codes to both numbers at once, or after 72 hours for a checked identity.
import type { WalletId } from '../../contract/ids.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';
import type { PhoneChange } from '../../store/port/numbers.ts';
import type { Phones } from '../phones.ts';

export type ChangePhoneResult =
  | Readonly<{ ok: true; state: 'changed'; endedTokens: readonly string[] }>
  | Readonly<{ ok: true; state: 'waiting'; changesAtMs: number }>
  | Readonly<{ ok: false; error: 'phone-taken' }>;

/** The codes were right: changes the number, or lets it wait where the old number could not be asked. */
export async function changePhone(
  books: WritingBooks,
  { phones }: Readonly<{ phones: Phones }>,
  walletId: WalletId,
  change: Readonly<{ phone: string; isOldConfirmed: boolean; tokenHash: string }>,
  nowMs: number,
): Promise<ChangePhoneResult> {
  const phoneIndex = phones.index(change.phone);
  if (await books.wallets.byPhone(phoneIndex)) return { ok: false, error: 'phone-taken' };
  const phoneCipher = phones.encrypt(change.phone, walletId);
  if (!change.isOldConfirmed) {
    const dueAtMs = nowMs + WAIT_MS;
    await books.numbers.savePhoneChange({ walletId, phoneIndex, phoneCipher, dueAtMs });
    await tell(books, walletId, `waits ${dueAtMs}`, nowMs);
    return { ok: true, state: 'waiting', changesAtMs: dueAtMs };
  }
  const wanted = { walletId, phoneIndex, phoneCipher, dueAtMs: nowMs };
  const endedTokens = await apply(books, wanted, change.tokenHash, nowMs);
  return { ok: true, state: 'changed', endedTokens };
}

/** Does one page of the changes whose time has come; a number that has a wallet by then stays where it is. */
export async function applyPhoneChanges(store: LedgerStore, nowMs: number): Promise<number> {
  const due = await store.read((books) => books.numbers.phoneChangesDue(nowMs, PAGE_CHANGES));
  for (const { walletId } of due) {
    await store.transact(async (books) => {
      const change = await books.numbers.phoneChange(walletId);
      if (!change || change.dueAtMs > nowMs) return;
      if (await books.wallets.byPhone(change.phoneIndex)) {
        await books.numbers.removePhoneChange(walletId);
        return;
      }
      await apply(books, change, undefined, nowMs);
    });
  }
  return due.length;
}

/** Every sign-in but the one that asked ends: whoever has the old number has no part in the wallet any more. */
async function apply(
  books: WritingBooks,
  { walletId, phoneIndex, phoneCipher }: PhoneChange,
  keptTokenHash: string | undefined,
  nowMs: number,
): Promise<readonly string[]> {
  await books.wallets.renumber(walletId, phoneIndex, phoneCipher);
  await books.numbers.removePhoneChange(walletId);
  const signIns = await books.access.signInsOf(walletId, 0);
  const ended = signIns.map(({ tokenHash }) => tokenHash).filter((one) => one !== keptTokenHash);
  for (const tokenHash of ended) await books.access.removeSignIn(tokenHash);
  await tell(books, walletId, `done ${nowMs}`, nowMs);
  return ended;
}

async function tell(
  books: WritingBooks,
  walletId: WalletId,
  what: string,
  nowMs: number,
): Promise<void> {
  const notice = { walletId, kind: 'phone-change', atMs: nowMs, facts: {} } as const;
  await books.holder.addNotice({ ...notice, key: `phone ${what}` });
  await books.wallets.touch(walletId);
}

const WAIT_MS = 72 * 3_600_000;
const PAGE_CHANGES = 50;
