// A bag is made for a cashbox that was taken out; it is sealed as soon as every record up to its cut-off is here.
import type { Entropy } from '#drivers/entropy.ts';
import type { KioskId } from '../../contract/ids.ts';
import { type Bag, type CutOff, isSealAnother, sealBag } from '../../ledger/bag.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';
import { cashboxAt } from './cashbox-at.ts';

export type NewBag = Readonly<{
  kioskId: KioskId;
  sealNumber: string;
  /** Left out: where the kiosk last told that its cashbox was taken out. */
  cutOff: CutOff | undefined;
  by: string;
}>;

export type OpenBagRefusal =
  | 'unknown-kiosk'
  | 'no-removal'
  | 'cut-off-not-possible'
  | 'cut-off-collected'
  | 'cut-off-too-old';

export type OpenBagResult = { ok: true; bag: Bag } | { ok: false; error: OpenBagRefusal };

/** Part of the caller's transaction. A bag whose records have not all come waits for them. */
export async function openBag(
  books: WritingBooks,
  { entropy }: Readonly<{ entropy: Entropy }>,
  { kioskId, sealNumber, cutOff: asked, by }: NewBag,
  nowMs: number,
): Promise<OpenBagResult> {
  const kiosk = await books.kiosks.find(kioskId);
  if (!kiosk) return { ok: false, error: 'unknown-kiosk' };
  const cutOff = asked ?? (await books.bags.lastRemoval(kioskId))?.cutOff;
  if (!cutOff) return { ok: false, error: 'no-removal' };
  if (!isPossible(kiosk, cutOff)) return { ok: false, error: 'cut-off-not-possible' };
  const [last] = await books.bags.bagsOf(kioskId, 1);
  if (last && !isBehind(cutOff, last.cutOff)) {
    // Nobody named a wrong number: the record of this removal has not come yet, and the one before has its bag.
    const isOfLastBag = asked === undefined && last.state !== 'waiting';
    return { ok: false, error: isOfLastBag ? 'no-removal' : 'cut-off-collected' };
  }

  const bag: Bag = {
    id: entropy.uuid(nowMs),
    kioskId,
    sealNumber,
    kioskSealNumber: undefined,
    cutOff,
    state: 'waiting',
    openedAtMs: nowMs,
    openedBy: by,
    sealedAtMs: undefined,
    countedAtMs: undefined,
    expected: [],
    counts: [],
    countNumber: 0,
  };
  // What an earlier bag still waits for could be its own.
  if (last?.state === 'waiting') return { ok: true, bag: await keep(books, bag) };
  const contents = await cashboxAt(books, kiosk, cutOff);
  if (contents.ok) return { ok: true, bag: await seal(books, bag, contents.coins, nowMs) };
  if (contents.error === 'cut-off-too-old') return contents as { ok: false; error: OpenBagRefusal };
  return { ok: true, bag: await keep(books, bag) };
}

/** Seals every waiting bag whose records have come; answers how many. Bags of a kiosk are sealed in their order. */
export async function sealWaitingBags(store: LedgerStore, nowMs: number): Promise<number> {
  const waiting = await store.read((books) => books.bags.waitingBags(WAITING_BAGS_MAX));
  const blocked = new Set<KioskId>();
  let sealed = 0;
  for (const { id, kioskId } of waiting) {
    if (blocked.has(kioskId)) continue;
    const isSealed = await store.transact(async (books) => {
      const bag = await books.bags.bag(id);
      const kiosk = await books.kiosks.find(kioskId);
      if (!bag || !kiosk || bag.state !== 'waiting') return false;
      const contents = await cashboxAt(books, kiosk, bag.cutOff);
      if (!contents.ok) return false;
      await seal(books, bag, contents.coins, nowMs);
      return true;
    });
    if (isSealed) sealed += 1;
    else blocked.add(kioskId);
  }
  return sealed;
}

async function seal(
  books: WritingBooks,
  bag: Bag,
  contents: Bag['expected'],
  nowMs: number,
): Promise<Bag> {
  const told = await books.bags.removalAt(bag.kioskId, bag.cutOff);
  const known = { ...bag, kioskSealNumber: told?.sealNumber };
  if (isSealAnother(known)) await askAboutSeal(books, known, nowMs);
  const sealed = sealBag(known, contents, nowMs);
  await books.transfers.post(sealed.transfers);
  const taken = sealed.bag.expected.map((face) => ({ ...face, count: -face.count }));
  await books.bags.addToCashbox(bag.kioskId, taken);
  return keep(books, sealed.bag);
}

/** Somebody mistyped a number, or this is another bag than the one that the cashbox was emptied into. */
const askAboutSeal = (books: WritingBooks, bag: Bag, nowMs: number): Promise<void> =>
  books.paperwork.openTask({
    key: `seal-differs ${bag.id}`,
    kind: 'seal-differs',
    kioskId: bag.kioskId,
    openedAtMs: nowMs,
    text: `A bag bears the seal ${bag.sealNumber}; the kiosk was told ${bag.kioskSealNumber} when its cashbox was taken out.`,
    record: undefined,
  });

async function keep(books: WritingBooks, bag: Bag): Promise<Bag> {
  await books.bags.saveBag(bag);
  return bag;
}

const isPossible = (kiosk: Kiosk, { kioskEpoch, seq }: CutOff): boolean =>
  kioskEpoch >= 1 &&
  kioskEpoch <= kiosk.kioskEpoch &&
  (kioskEpoch < kiosk.kioskEpoch || seq <= kiosk.lastSeq + RECORDS_AHEAD_MAX);

const isBehind = (a: CutOff, b: CutOff): boolean =>
  a.kioskEpoch > b.kioskEpoch || (a.kioskEpoch === b.kioskEpoch && a.seq > b.seq);

const WAITING_BAGS_MAX = 500;
/** What a kiosk can have stored and not sent; a number further ahead is a slip of the pen. */
const RECORDS_AHEAD_MAX = 200_000;
