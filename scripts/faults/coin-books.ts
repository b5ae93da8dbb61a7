// Counts the coins of a house where they are written down: the kiosk's journal and the ledger's coin records.
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type CoinCounts = ReadonlyMap<string, number>;

export type CoinBooks = Readonly<{
  /** Coins by the emulator's id (`KR500A`): in the kiosk's journal, and booked in the ledger. */
  journal: CoinCounts;
  ledger: CoinCounts;
  /** Events that gap records name as lost; a lost event may have been a coin or a reject. */
  gapEvents: number;
  /** Gap records that cannot say how many. */
  unknownGaps: number;
  /** What is wrong by itself, each in a sentence. */
  faults: readonly string[];
}>;

/** Reads both databases of `dataDir` while their programs run. */
export function readCoinBooks(dataDir: string): CoinBooks {
  const kiosk = new Database(join(dataDir, 'kiosk.db'), { readonly: true });
  const ledger = new Database(join(dataDir, 'ledger.db'), { readonly: true });
  try {
    const gaps = kiosk.prepare<[], GapRow>(GAPS).get()!;
    return {
      journal: coinCounts(kiosk, JOURNAL_COINS),
      ledger: coinCounts(ledger, LEDGER_COINS),
      gapEvents: gaps.events,
      unknownGaps: gaps.unknown,
      faults: [
        ...integrityFaults('kiosk', kiosk),
        ...integrityFaults('ledger', ledger),
        ...kiosk.prepare<[], string>(COINS_WITHOUT_VALUE).pluck().all(),
        ...ledger.prepare<[], string>(UNBALANCED_TRANSFERS).pluck().all(),
        ...ledger.prepare<[], string>(CASH_WITHOUT_COINS).pluck().all(),
      ],
    };
  } finally {
    kiosk.close();
    ledger.close();
  }
}

/** One sentence for each coin that is missing or counted twice; empty when every coin is accounted for. */
export function compareCoins(accepted: CoinCounts, books: CoinBooks): string[] {
  const sentences = [...books.faults];
  let missing = 0;
  for (const coin of new Set([
    ...accepted.keys(),
    ...books.journal.keys(),
    ...books.ledger.keys(),
  ])) {
    const [took, stored, booked] = [accepted, books.journal, books.ledger].map(
      (counts) => counts.get(coin) ?? 0,
    ) as [number, number, number];
    if (stored > took) sentences.push(`${coin}: the kiosk stored ${stored} of ${took} coins.`);
    if (booked !== stored) {
      sentences.push(`${coin}: the kiosk stored ${stored}, the ledger booked ${booked}.`);
    }
    missing += Math.max(0, took - stored);
  }
  if (missing > books.gapEvents && books.unknownGaps === 0) {
    sentences.push(
      `${missing} accepted coins are missing, and gap records name ${books.gapEvents}.`,
    );
  }
  return sentences;
}

type CoinRow = { currency: string; face: string; count: number };
type GapRow = { events: number; unknown: number };

function coinCounts(database: Database.Database, statement: string): CoinCounts {
  const rows = database.prepare<[], CoinRow>(statement).all();
  return new Map(rows.map(({ currency, face, count }) => [coinId(currency, face), count]));
}

/** The emulator's id of a coin: two letters of the currency, three digits, issue A. */
const coinId = (currency: string, face: string): string =>
  `${currency.slice(0, 2)}${face.padStart(3, '0')}A`;

function integrityFaults(name: string, database: Database.Database): string[] {
  const answer = database.pragma('quick_check', { simple: true });
  return answer === 'ok' ? [] : [`The database of the ${name} is damaged: ${String(answer)}.`];
}

// A record that was appended again under a new kiosk epoch counts once.
const JOURNAL_COINS = `
  select currency, face, count(*) as count
  from (
    select distinct
      body ->> 'acceptorId', body ->> 'acceptorEpoch', body ->> 'creditSeq',
      body ->> 'currency' as currency, body ->> 'faceMinor' as face
    from journal
    where kind = 'coin' and body ->> 'currency' is not null
  )
  group by currency, face`;

const COINS_WITHOUT_VALUE = `
  select 'The kiosk stored a coin of position ' || (body ->> 'position') || ' without a value.'
  from journal
  where kind = 'coin' and body ->> 'currency' is null`;

const LEDGER_COINS = `
  select currency, cast(face_minor as text) as face, count(*) as count
  from coins
  where fate <> 'unbooked'
  group by currency, face_minor`;

const GAPS = `
  select
    coalesce(sum(body ->> 'lostCount'), 0) as events,
    count(*) filter (where body ->> 'lostCount' is null) as unknown
  from journal
  where kind = 'gap' and body ->> 'copyOf' is null`;

const UNBALANCED_TRANSFERS = `
  select 'Transfer ' || transfer_id || ' does not sum to zero in ' || commodity || '.'
  from postings
  group by transfer_id, commodity
  having sum(amount_minor) <> 0`;

const CASH_WITHOUT_COINS = `
  select 'Coins of ' || coalesce(c.commodity, p.commodity) || ' are worth ' || coalesce(c.total, 0)
    || ' and ' || coalesce(p.total, 0) || ' is booked as cash.'
  from (select currency as commodity, sum(face_minor) as total from coins where fate <> 'unbooked' group by currency) c
  full join (
    select commodity, sum(amount_minor) as total from postings where account like 'cash:kiosk:%' group by commodity
  ) p on p.commodity = c.commodity
  where coalesce(c.total, 0) <> coalesce(p.total, 0)`;
