// The numbers that stand for long names in the rows of coins: counters of acceptors, journals of kiosks, deposits.
import type { DepositId } from '../../contract/ids.ts';
import type { CreditIdentity, StoredCoin } from '../port/deposits.ts';
import type { Sql } from './sql.ts';
import { asBigint, asText, optional } from './values.ts';

export type CoinNumbers = Readonly<{
  counter(identity: CreditIdentity): bigint;
  place(coin: StoredCoin): bigint;
  deposit(id: DepositId | undefined): bigint | null;
}>;

/**
 * The numbers of everything that these coins name; what is named for the first time is given the next. Two who give
 * the same number at once meet at a unique key.
 */
export async function coinNumbers(sql: Sql, coins: readonly StoredCoin[]): Promise<CoinNumbers> {
  const counters = distinct(coins, isSameCounter, counterKey);
  const places = distinct(coins, isSamePlace, placeKey);
  const firsts = new Map<DepositId, StoredCoin>();
  for (const coin of coins) if (coin.depositId) firsts.set(coin.depositId, coin);
  const [counterRows, placeRows, depositRows] = await Promise.all([
    sql.allOf(
      COUNTER,
      [...counters.values()].map((coin) => [coin.acceptorId, coin.acceptorEpoch]),
    ),
    sql.allOf(
      PLACE,
      [...places.values()].map((coin) => [coin.kioskId, coin.kioskEpoch]),
    ),
    sql.allOf(
      DEPOSIT_NUMBER,
      [...firsts.keys()].map((id) => [id]),
    ),
  ]);
  const counterOf = new Map(
    counterRows.map((row) => [
      `${asText(row.acceptor_id)} ${asText(row.acceptor_epoch)}`,
      asBigint(row.n),
    ]),
  );
  const placeOf = new Map(
    placeRows.map((row) => [
      `${asText(row.kiosk_id)} ${asBigint(row.kiosk_epoch)}`,
      asBigint(row.n),
    ]),
  );
  const depositOf = new Map(depositRows.map((row) => [asText(row.deposit_id), asBigint(row.n)]));

  for (const [key, { acceptorId, acceptorEpoch }] of counters) {
    if (counterOf.has(key)) continue;
    const n = 1n + (await newest(sql, NEWEST_COUNTER));
    await sql.run(ADD_COUNTER, n, acceptorId, acceptorEpoch);
    counterOf.set(key, n);
  }
  for (const [key, { kioskId, kioskEpoch }] of places) {
    if (placeOf.has(key)) continue;
    const n = 1n + (await newest(sql, NEWEST_PLACE));
    await sql.run(ADD_PLACE, n, kioskId, kioskEpoch);
    placeOf.set(key, n);
  }
  for (const [id, coin] of firsts) {
    if (depositOf.has(id)) continue;
    const before = placeOf.get(placeKey(coin))! * DEPOSITS_OF_A_PLACE;
    const known = await newest(sql, NEWEST_DEPOSIT, before, before + DEPOSITS_OF_A_PLACE);
    const n = 1n + (known || before);
    await sql.run(ADD_DEPOSIT, n, id);
    depositOf.set(id, n);
  }
  return {
    counter: sameAsLast(isSameCounter, (identity) => counterOf.get(counterKey(identity))!),
    place: sameAsLast(isSamePlace, (coin) => placeOf.get(placeKey(coin))!),
    deposit: (id) => (id === undefined ? null : depositOf.get(id)!),
  };
}

/** The highest number so far; 0 for none. */
const newest = async (sql: Sql, statement: string, ...values: bigint[]): Promise<bigint> =>
  optional((await sql.one(statement, ...values))?.n, asBigint) ?? 0n;

type IsSame<T> = (one: T, other: T) => boolean;

/** One of each key. Coins come in runs that share theirs, and comparing costs less than making a key for each. */
function distinct<T>(all: readonly T[], isSame: IsSame<T>, keyOf: (one: T) => string) {
  const found = new Map<string, T>();
  all.forEach((one, i) => {
    if (i === 0 || !isSame(one, all[i - 1]!)) found.set(keyOf(one), one);
  });
  return found;
}

/** `numberOf`, asked once for each run of coins that share their number. */
function sameAsLast<T>(isSame: IsSame<T>, numberOf: (one: T) => bigint): (one: T) => bigint {
  let last: { one: T; n: bigint } | undefined;
  return (one) => {
    if (!last || !isSame(one, last.one)) last = { one, n: numberOf(one) };
    return last.n;
  };
}

const isSameCounter: IsSame<CreditIdentity> = (one, other) =>
  one.acceptorEpoch === other.acceptorEpoch && one.acceptorId === other.acceptorId;
const isSamePlace: IsSame<StoredCoin> = (one, other) =>
  one.kioskId === other.kioskId && one.kioskEpoch === other.kioskEpoch;

const counterKey = (coin: CreditIdentity): string => `${coin.acceptorId} ${coin.acceptorEpoch}`;
const placeKey = (coin: StoredCoin): string => `${coin.kioskId} ${coin.kioskEpoch}`;

const DEPOSITS_OF_A_PLACE = 2n ** 24n;

const COUNTER = `
  select n, acceptor_id, acceptor_epoch from acceptor_counters
   where acceptor_id = ? and acceptor_epoch = ?`;

const PLACE = `
  select n, kiosk_id, kiosk_epoch from coin_places where kiosk_id = ? and kiosk_epoch = ?`;

const DEPOSIT_NUMBER = `select n, deposit_id from deposit_numbers where deposit_id = ?`;

const NEWEST_COUNTER = `select n from acceptor_counters order by n desc limit 1`;

const NEWEST_PLACE = `select n from coin_places order by n desc limit 1`;

const NEWEST_DEPOSIT = `
  select n from deposit_numbers where n > ? and n < ? order by n desc limit 1`;

const ADD_COUNTER = `
  insert into acceptor_counters (n, acceptor_id, acceptor_epoch) values (?, ?, ?)`;

const ADD_PLACE = `insert into coin_places (n, kiosk_id, kiosk_epoch) values (?, ?, ?)`;

const ADD_DEPOSIT = `insert into deposit_numbers (n, deposit_id) values (?, ?)`;
