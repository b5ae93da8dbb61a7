// The independent auditor: reads a snapshot of the books once, derives everything again, and names each difference.
import { balancesChapter } from './chapters/balances.ts';
import { batchesChapter } from './chapters/batches.ts';
import { cashChapter } from './chapters/cash.ts';
import { conversionsChapter } from './chapters/conversions.ts';
import { depositsChapter } from './chapters/deposits.ts';
import { giftsChapter } from './chapters/gifts.ts';
import { holdsChapter } from './chapters/holds.ts';
import { historiesChapter } from './chapters/histories.ts';
import { lotsChapter } from './chapters/lots.ts';
import { noticesChapter } from './chapters/notices.ts';
import { paperworkChapter } from './chapters/paperwork.ts';
import { paymentsChapter } from './chapters/payments.ts';
import { positionsChapter } from './chapters/positions.ts';
import { settlementsChapter } from './chapters/settlements.ts';
import { transfersChapter } from './chapters/transfers.ts';
import { withdrawalsChapter } from './chapters/withdrawals.ts';
import { logChapter } from './chapters/log.ts';
import { type Chapter, type Desk, type Entry, type MakeChapter, named } from './desk.ts';
import { openNotebook } from './notebook.ts';
import type { Reader } from './reader.ts';
import { readLog } from './read-log.ts';

export type AuditReport = Readonly<{
  /** What was looked at: how many of each. */
  figures: ReadonlyMap<string, number>;
  /** All differences; of very many only the first thousand have their sentence. */
  differences: number;
  sentences: readonly string[];
}>;

export type AuditOptions = Readonly<{
  /** The ledger's public signing keys by their `kid`, raw, base64url. */
  ledgerKeys: ReadonlyMap<string, string>;
  /** Hears how far it is. */
  progress?(sentence: string): void;
}>;

/** Audits the books; writes nothing in them. */
export async function audit(
  books: Reader,
  { ledgerKeys, progress = () => {} }: AuditOptions,
): Promise<AuditReport> {
  const notebook = openNotebook();
  const figures = new Map<string, number>();
  const sentences: string[] = [];
  let differences = 0;
  const desk: Desk = {
    books,
    notebook,
    differ: (sentence) => {
      differences += 1;
      if (differences <= SENTENCES_MAX) sentences.push(sentence);
    },
    count: (what, many) => void figures.set(what, Number(many)),
    ledgerKey: (kid) => ledgerKeys.get(kid),
  };
  try {
    const log = logChapter(desk);
    const chapters: Chapter[] = [log, ...CHAPTERS.map((make) => make(desk))];
    for (const chapter of chapters) await chapter.open?.();
    let read = 0;
    for await (const stored of readLog(books)) {
      const entry = log.hear(stored);
      if (entry) for (const chapter of chapters) heard(chapter, entry, desk);
      read += 1;
      if (read % PROGRESS_EVERY === 0) progress(`${read} transfers read`);
    }
    progress(`${read} transfers read, all of them`);
    for (const chapter of chapters) {
      progress(`comparing: ${chapter.name}`);
      await chapter.close?.();
    }
    return { figures, differences, sentences };
  } finally {
    notebook.close();
  }
}

/** Nothing that is stored is trusted: what a chapter cannot even read is a difference, too. */
function heard(chapter: Chapter, entry: Entry, { differ }: Desk): void {
  try {
    chapter.read?.(entry);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    differ(`${named(entry)} cannot be read for its ${chapter.name}: ${why}.`);
  }
}

/** In the order in which their differences are told; a later one may read what an earlier one derived. */
const CHAPTERS: readonly MakeChapter[] = [
  transfersChapter,
  balancesChapter,
  conversionsChapter,
  holdsChapter,
  lotsChapter,
  batchesChapter,
  depositsChapter,
  cashChapter,
  positionsChapter,
  paymentsChapter,
  settlementsChapter,
  withdrawalsChapter,
  giftsChapter,
  historiesChapter,
  noticesChapter,
  paperworkChapter,
];

const SENTENCES_MAX = 1_000;
const PROGRESS_EVERY = 20_000;
