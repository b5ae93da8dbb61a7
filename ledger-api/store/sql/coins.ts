// Single coins in SQL, each unique for ever by its credit identity: written by number, read in words.
import type { DepositId, KioskId } from '../../contract/ids.ts';
import { hoursOf } from '../port/coin-hours.ts';
import type { CoinHour, CreditIdentity, DepositsWrite, StoredCoin } from '../port/deposits.ts';
import { type CoinNumbers, coinNumbers } from './coin-numbers.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asNumber, asText, optional } from './values.ts';

export function sqlCoins(
  sql: Sql,
): Pick<
  DepositsWrite,
  'coins' | 'coinHours' | 'coinHoursOf' | 'knownCredits' | 'addCoins' | 'giveCoins'
> {
  const knownCredits = async (
    identities: readonly CreditIdentity[],
  ): Promise<readonly StoredCoin[]> => {
    const counters = Map.groupBy(identities, (one) => `${one.acceptorId} ${one.acceptorEpoch}`);
    const rows = await Promise.all([...counters.values()].map((some) => ofOneCounter(sql, some)));
    return rows.flat().map(readCoin);
  };

  return {
    coins: async (depositId) => (await sql.all(COINS_OF_DEPOSIT, depositId)).map(readCoin),
    knownCredits,
    coinHours: async (fromHour) => (await sql.all(COIN_HOURS, fromHour)).map(readHour),
    coinHoursOf: async (kioskId, before, limit) =>
      (await sql.all(COIN_HOURS_OF, kioskId, before, limit)).map(readHour),
    addCoins: async (coins) => {
      if (coins.length === 0) return;
      const numbers = await coinNumbers(sql, coins);
      await sql.runAll(
        ADD_COIN,
        coins.map((coin) => coinValues(coin, numbers)),
      );
      await sql.runAll(
        ADD_TO_HOUR,
        hoursOf(coins).map(({ kioskId, hour, count }) => [kioskId, hour, count]),
      );
    },
    giveCoins: async (identities, to) => {
      const given = await knownCredits(identities);
      const numbers = await coinNumbers(
        sql,
        given.map((coin) => ({ ...coin, depositId: to })),
      );
      await sql.runAll(
        GIVE_COIN,
        given.map((coin) => [numbers.deposit(to), numbers.counter(coin), coin.creditSeq]),
      );
    },
  };
}

/** Coins that an acceptor counted one after the other are looked up together; scattered numbers one by one. */
async function ofOneCounter(
  sql: Sql,
  identities: readonly CreditIdentity[],
): Promise<readonly Row[]> {
  const { acceptorId, acceptorEpoch } = identities[0]!;
  const wanted = new Set(identities.map((one) => one.creditSeq));
  const numbers = [...wanted];
  const lowest = numbers.reduce((a, b) => (a < b ? a : b));
  const highest = numbers.reduce((a, b) => (a > b ? a : b));
  if (highest - lowest >= 2 * numbers.length) {
    return sql.allOf(
      COIN,
      numbers.map((creditSeq) => [acceptorId, acceptorEpoch, creditSeq]),
    );
  }
  const rows = await sql.all(COINS_IN_A_ROW, acceptorId, acceptorEpoch, lowest, highest);
  return rows.filter((row) => wanted.has(asBigint(row.credit_seq)));
}

const coinValues = (coin: StoredCoin, numbers: CoinNumbers) => [
  numbers.counter(coin),
  coin.creditSeq,
  numbers.place(coin),
  coin.seq,
  coin.atMs,
  coin.currency,
  coin.faceMinor,
  numbers.deposit(coin.depositId),
  FATES.indexOf(coin.fate),
];

const FATES: readonly StoredCoin['fate'][] = ['credited', 'aside', 'unbooked'];

const readCoin = (row: Row): StoredCoin => ({
  acceptorId: asText(row.acceptor_id),
  acceptorEpoch: asText(row.acceptor_epoch),
  creditSeq: asBigint(row.credit_seq),
  kioskId: asText(row.kiosk_id) as KioskId,
  kioskEpoch: asNumber(row.kiosk_epoch),
  seq: asNumber(row.seq),
  atMs: asNumber(row.at_ms),
  currency: asText(row.currency),
  faceMinor: asBigint(row.face_minor),
  depositId: optional(row.deposit_id, asText) as DepositId | undefined,
  fate: asText(row.fate) as StoredCoin['fate'],
});

const readHour = (row: Row): CoinHour => ({
  kioskId: asText(row.kiosk_id) as KioskId,
  hour: asNumber(row.hour),
  count: asNumber(row.coins),
});

const COIN = `
  select * from coins where acceptor_id = ? and acceptor_epoch = ? and credit_seq = ?`;

const COINS_IN_A_ROW = `
  select * from coins
   where acceptor_id = ? and acceptor_epoch = ? and credit_seq between ? and ?`;

const COINS_OF_DEPOSIT = `
  select * from coins where deposit_id = ? order by kiosk_epoch, seq`;

const ADD_COIN = `
  insert into coin_records (counter, credit_seq, place, seq, at_ms, currency, face_minor, deposit,
                            fate)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const COIN_HOURS = `
  select kiosk_id, hour, coins from coin_hours where hour >= ? order by hour, kiosk_id`;

const COIN_HOURS_OF = `
  select kiosk_id, hour, coins from coin_hours where kiosk_id = ? and hour < ?
   order by hour desc limit ?`;

const ADD_TO_HOUR = `
  insert into coin_hours (kiosk_id, hour, coins)
  values (?, ?, ?)
      on conflict (hour, kiosk_id) do update set coins = coin_hours.coins + excluded.coins`;

const GIVE_COIN = `
  update coin_records set deposit = ?, fate = 0 where counter = ? and credit_seq = ?`;
