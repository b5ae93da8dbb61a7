// Everything that is kept of a holder, as one document of any length; numbers stay masked, so that a copy betrays nobody.
import type { Export } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import { maskPhone } from '../../contract/phone-number.ts';
import { availablePoints, heldPoints } from '../../ledger/account.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import type { NumberedWalletEntry, StoredWallet } from '../../store/port/wallets.ts';
import { claimView } from '../claims/claim-view.ts';
import { hexOf, viewOf } from '../gifts/gift-view.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';
import { withdrawalView } from '../withdrawals/read-withdrawals.ts';
import { listBankAccounts } from './bank-accounts.ts';
import { listDevices } from './devices.ts';
import { identityView } from './identity.ts';
import { noticeView } from './notices.ts';

type Deps = Readonly<{ store: LedgerStore; phones: Phones; secrets: Secrets }>;
type Asked = Readonly<{ walletId: WalletId; tokenHash: string }>;

/** What grows for as long as a wallet is used; each is read a page at a time, newest first. */
type Growing = 'history' | 'withdrawals' | 'gifts' | 'claims' | 'notices';
type Lists = { readonly [Name in Growing]: AsyncIterable<Export[Name]> };

/**
 * The text of an `Export`, in pieces: each page is read when the piece before it was taken. What comes into the history
 * meanwhile is not in it. Undefined when there is no such wallet.
 */
export async function exportWallet(
  deps: Deps,
  asked: Asked,
  nowMs: number,
): Promise<AsyncGenerator<string> | undefined> {
  const { store } = deps;
  const known = await store.read(async (books) => {
    const wallet = await books.wallets.find(asked.walletId);
    if (!wallet) return undefined;
    const [newest] = await books.wallets.entries(wallet.id, undefined, 1);
    return { wallet, newest, head: await headOf(books, deps, wallet, asked, nowMs) };
  });
  return known && textOf(known.head, listsOf(deps, known.wallet, known.newest));
}

async function headOf(
  books: ReadingBooks,
  { phones, secrets }: Deps,
  { id, phoneCipher, openedAtMs }: StoredWallet,
  { tokenHash }: Asked,
  nowMs: number,
): Promise<Omit<Export, Growing>> {
  const balance = async (account: ReturnType<typeof availablePoints>) =>
    String(-(await books.transfers.balance(account)));
  return {
    exportedAt: instantText(nowMs),
    phone: maskPhone(phones.decrypt(phoneCipher, id)),
    openedAt: instantText(openedAtMs),
    points: { available: await balance(availablePoints(id)), held: await balance(heldPoints(id)) },
    identity: await identityView(books, id),
    bankAccounts: [...(await listBankAccounts(books, secrets, id))],
    lots: (await books.holds.openLots(id)).map((lot) => ({
      points: String(lot.restPoints),
      expiresAt: instantText(lot.expiresAtMs),
    })),
    consents: (await books.holder.consents(id)).map(({ kind, version, isGiven, atMs }) => ({
      kind,
      version,
      isGiven,
      at: instantText(atMs),
    })),
    devices: [...(await listDevices(books, id, tokenHash, nowMs))],
  };
}

function listsOf(
  { store, phones, secrets }: Deps,
  { id, phoneIndex }: StoredWallet,
  newest: NumberedWalletEntry | undefined,
): Lists {
  const reader = { phones, secrets, walletId: id };
  const holder = { walletId: id, phoneIndex: hexOf(phoneIndex) };
  const idOf = (row: Readonly<{ id: string }>) => row.id;
  return {
    history: pagesOf(
      (before: number | undefined) =>
        store.read((books) =>
          books.wallets.entries(id, before ?? (newest?.entryNumber ?? 0) + 1, PAGE_ROWS),
        ),
      ({ entryNumber }) => entryNumber,
      historyView,
    ),
    withdrawals: pagesOf(
      (before) => store.read((books) => books.withdrawals.ofWallet(id, before, PAGE_ROWS)),
      idOf,
      (one) => withdrawalView(one, secrets),
    ),
    gifts: pagesOf(
      (before) => store.read((books) => books.gifts.ofHolder(holder, before, PAGE_ROWS)),
      idOf,
      (one) => viewOf(one, reader),
    ),
    claims: pagesOf(
      (before) => store.read((books) => books.claims.ofWallet(id, before, PAGE_ROWS)),
      idOf,
      (one) => claimView(one, secrets, false),
    ),
    notices: pagesOf(
      (before: number | undefined) =>
        store.read((books) => books.holder.notices(id, before, PAGE_ROWS)),
      ({ noticeNumber }) => noticeNumber,
      noticeView,
    ),
  };
}

const historyView = (entry: NumberedWalletEntry): Export['history'][number] => ({
  id: String(entry.entryNumber),
  at: instantText(entry.atMs),
  kind: entry.kind,
  ...(entry.depositId && { depositId: entry.depositId }),
  ...(entry.subject && { subject: entry.subject }),
  points: String(entry.points),
});

/** Ends with the list: each page is below the one before. */
async function* pagesOf<Row, View, Cursor>(
  read: (before: Cursor | undefined) => Promise<readonly Row[]>,
  cursorOf: (row: Row) => Cursor,
  view: (row: Row) => View,
): AsyncGenerator<View[]> {
  let before: Cursor | undefined;
  for (;;) {
    const page = await read(before);
    yield page.map(view);
    if (page.length < PAGE_ROWS) return;
    before = cursorOf(page.at(-1)!);
  }
}

async function* textOf(head: Omit<Export, Growing>, lists: Lists): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, pages] of Object.entries(lists)) {
    yield `,"${name}":[`;
    let isFirst = true;
    for await (const rows of pages) {
      if (rows.length === 0) continue;
      yield `${isFirst ? '' : ','}${JSON.stringify(rows).slice(1, -1)}`;
      isFirst = false;
    }
    yield ']';
  }
  yield '}';
}

const PAGE_ROWS = 1_000;
