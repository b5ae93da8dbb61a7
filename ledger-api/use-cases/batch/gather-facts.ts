// Everything the decision about a batch depends on, read at once; after this no rule asks the books again.
import { toE164 } from '../../contract/phone-number.ts';
import type { BatchEnvelope } from '../../contract/batch.ts';
import type { DepositId, PickupId } from '../../contract/ids.ts';
import { sha256Hex } from '../../contract/signature.ts';
import type { HoldPeriods } from '../../ledger/policy/hold.ts';
import { wonValueOfCoins } from '../../ledger/won-value.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { CreditIdentity } from '../../store/port/deposits.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';
import type { StoredWallet } from '../../store/port/wallets.ts';
import { newWallet, type OpenWalletDeps } from '../open-wallet.ts';
import { together } from '../together.ts';
import { creditBook } from './credit-book.ts';
import type { Page } from './page.ts';
import type { ReadRecord } from './read-records.ts';

/** The valid number behind each sealed blob of the batch, by its ref; what cannot be read is not in it. */
export function unsealNumbers(
  sealed: BatchEnvelope['sealed'],
  openPhone: (blob: Uint8Array) => string | undefined,
): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const [ref, text] of Object.entries(sealed)) {
    const blob = Buffer.from(text, 'base64url');
    const number = sha256Hex(blob) === ref ? openPhone(blob) : undefined;
    if (number !== undefined && toE164(number) === number) numbers.set(ref, number);
  }
  return numbers;
}

export type GatherDeps = OpenWalletDeps & Readonly<{ nowMs: number; holdPeriods: HoldPeriods }>;

/** An empty page for this batch, with all that is known about what its records name. */
export async function gatherFacts(
  books: ReadingBooks,
  deps: GatherDeps,
  kiosk: Kiosk,
  records: readonly ReadRecord[],
  numbers: ReadonlyMap<string, string>,
): Promise<Page> {
  const named = whatIsNamed(records);
  // What does not wait for another answer is asked together, in one round trip where the database is far.
  const [{ pickups, deposits, late }, open, credits, newestCard, tables, coins, walletOf] =
    await together([
      depositsNamed(books, named),
      books.deposits.openAt(kiosk.id),
      books.deposits.knownCredits(named.credits),
      books.paperwork.newestRateCard(),
      books.paperwork.coinTables(named.acceptorIds),
      books.bags.cashbox(kiosk.id),
      walletsOf(books, deps, numbers),
    ]);
  const all = [...open, ...deposits, ...late];
  const cardNumbers = new Set([...named.cardNumbers, ...all.flatMap((one) => one.cardNumbers)]);
  // Most sessions pin the newest card, which is at hand.
  const isNewest = newestCard !== undefined && cardNumbers.delete(newestCard.number);
  const older = await books.paperwork.rateCards([...cardNumbers]);
  const cards = isNewest ? [...older, newestCard] : older;
  // What a session pinned is paid at that card, also when the newest one does not name the currency any more.
  const valuingCards = newestCard ? [newestCard, ...cards] : cards;
  return {
    kiosk,
    kioskEpoch: kiosk.kioskEpoch,
    nowMs: deps.nowMs,
    holdPeriods: deps.holdPeriods,
    newDepositId: () => deps.entropy.uuid(deps.nowMs) as DepositId,
    deposits: new Map(all.map((deposit) => [deposit.id, deposit])),
    lateDeposits: new Map(late.map((deposit) => [deposit.lateOf!, deposit.id])),
    pickups: new Map(pickups.map((pickup) => [pickup.id, pickup])),
    credits: creditBook(credits),
    tables,
    cards,
    valuingCards,
    cashboxWon: wonValueOfCoins(coins, valuingCards),
    walletOf,
    touched: new Map(),
    savedPickups: new Set(),
    closed: new Set(),
    entered: [],
    unbooked: [],
    usedWallets: new Set(),
    unreadableRefs: new Set(),
    removals: [],
    tasks: [],
  };
}

/** What the records speak of. Nearly all are coins, most of them of the same deposit and counter. */
function whatIsNamed(records: readonly ReadRecord[]) {
  const depositIds = new Set<DepositId>();
  const pickupIds = new Set<PickupId>();
  const acceptorIds = new Set<string>();
  const cardNumbers: number[] = [];
  const credits: CreditIdentity[] = [];
  for (const record of records) {
    if (record.kind === 'unreadable') continue;
    const { body } = record;
    if ('sessionId' in body && body.sessionId)
      depositIds.add(body.sessionId as string as DepositId);
    if ('pickupId' in body && body.pickupId) pickupIds.add(body.pickupId);
    if ('cardNumbers' in body) cardNumbers.push(...body.cardNumbers);
    if (record.kind !== 'coin') continue;
    const { acceptorId, acceptorEpoch, creditSeq } = record.body;
    acceptorIds.add(acceptorId);
    credits.push({ acceptorId, acceptorEpoch, creditSeq: BigInt(creditSeq) });
  }
  return {
    depositIds: [...depositIds],
    pickupIds: [...pickupIds],
    acceptorIds: [...acceptorIds],
    cardNumbers,
    credits,
  };
}

async function depositsNamed(books: ReadingBooks, named: ReturnType<typeof whatIsNamed>) {
  const pickups = await books.deposits.pickups(named.pickupIds);
  const deposits = await books.deposits.find([
    ...new Set([...named.depositIds, ...pickups.map((pickup) => pickup.depositId)]),
  ]);
  const late = await together(deposits.map(({ id }) => books.deposits.lateDeposit(id)));
  return { pickups, deposits, late: late.filter((one) => one !== undefined) };
}

async function walletsOf(
  books: ReadingBooks,
  deps: GatherDeps,
  numbers: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, StoredWallet>> {
  const byNumber = new Map<string, StoredWallet>();
  const byRef = new Map<string, StoredWallet>();
  for (const [ref, number] of numbers) {
    const wallet =
      byNumber.get(number) ??
      (await books.wallets.byPhone(deps.phones.index(number))) ??
      newWallet(deps, number, deps.nowMs);
    byNumber.set(number, wallet);
    byRef.set(ref, wallet);
  }
  return byRef;
}
