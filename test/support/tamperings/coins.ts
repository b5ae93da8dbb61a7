// Changes of coins: in batches, deposits, cashboxes and bags.
import { deflateSync, inflateSync } from 'node:zlib';
import { firstId, type Tampering } from './tampering.ts';

export const COIN_TAMPERINGS: readonly Tampering[] = [
  {
    name: 'the seal that a kiosk was told',
    sql: `update bags set kiosk_seal = 'S-0'`,
    found: /Bag .* is stored with the seal S-0 from its kiosk, which told none/,
  },
  {
    name: 'how long coins had to wait',
    sql: `update deposits set hold_periods = '{"defaultMs":1209600000,"byCurrency":{}}'`,
    found: /waited 604800000 ms from \d+ on; deposit .* is stored with 1209600000 ms/,
  },
  {
    name: 'when a deposit was closed',
    sql: `update deposits set closed_at_ms = closed_at_ms + 1 where state = 'matured'`,
    found: /waited 604800000 ms from \d+ on; deposit .* is stored with 604800000 ms/,
  },
  {
    name: 'a coin, dropped',
    sql: `delete from coin_records where seq = 2`,
    found: /Record .*\/1\/2 is booked by .*, and no coin is stored for it/,
  },
  {
    name: 'the face of a coin',
    sql: `update coin_records set face_minor = 1 where seq = 2`,
    found: /Record .*\/1\/2 is a coin of KRW 500, stored as KRW 1/,
  },
  {
    name: 'a coin that never fell',
    sql: `insert into coin_records select counter, 9999, place, 9999, at_ms, currency,
      face_minor, deposit, fate from coin_records limit 1`,
    found: /A coin is stored for record .*\/9999, which no batch holds/,
  },
  {
    name: 'a coin, given to another deposit',
    sql: `update coin_records set deposit = (select max(deposit) from coin_records) where seq = 2`,
    found: /is stored as credited in/,
  },
  {
    name: 'one byte of a batch',
    sql: (database) => {
      const stored = database
        .prepare<[], Buffer>('select bytes from batches where batch_seq = 1')
        .pluck()
        .get()!;
      const told = inflateSync(stored).toString().replace('"route":0', '"route":1');
      database.prepare('update batches set bytes = ? where batch_seq = 1').run(deflateSync(told));
    },
    found: /Batch .*\/1\/1: its bytes have another hash/,
  },
  {
    name: 'the end of a stored batch',
    sql: `update batches set bytes = substr(bytes, 1, length(bytes) - 9) where batch_seq = 1`,
    found: /Batch .*\/1\/1: its bytes cannot be unpacked/,
  },
  {
    name: 'a batch, missing',
    sql: `delete from batches where batch_seq = 2`,
    found: /Batch .*\/1\/3 follows batch 1[^]*books coins of a batch that is not stored/,
  },
  {
    name: 'the signature of a batch',
    sql: `update batches set signature = 'A' || substr(signature, 2) where batch_seq = 1`,
    found: /Batch .*\/1\/1 is not signed by the key/,
  },
  {
    name: 'a certificate',
    sql: `update kiosks set certificate = replace(certificate, '2026', '2025')`,
    found: /A certificate of kiosk .* is not signed by the ledger's key/,
  },
  {
    name: 'the amount of a deposit',
    sql: `update deposit_lines set amount_minor = amount_minor + 100 where currency = 'KRW'`,
    found: /Deposit .* is stored with amount/,
  },
  {
    name: 'what a deposit is found by',
    sql: `update deposit_transfers set deposit_id = 'another' where transfer_id = ${firstId('1')}`,
    found: /Transfer .* is found by deposit another; the log says it is about null/,
  },
  {
    name: 'whose a deposit is',
    sql: `update deposits set owner = 'unclaimed', wallet_id = null where owner = 'wallet'`,
    found: /Deposit .* is stored as unclaimed's; the log gives it to/,
  },
  {
    name: 'the coins of a cashbox',
    sql: `update cashboxes set coin_count = coin_count + 1`,
    found: /The cashbox of kiosk .* is stored with/,
  },
  {
    name: 'what a bag should hold',
    sql: `update bags set expected = replace(expected, '"count":1', '"count":3')`,
    found: /Bag .* is stored with 3 coins; 1 were sealed in it/,
  },
  {
    name: 'a bag, said to be counted',
    sql: `update bags set state = 'counted' where state = 'sealed'`,
    found: /The bag behind cash:transit:.* holds 0, the account has/,
  },
  {
    name: 'what is open of a shipment',
    sql: `update shipments set open_minor = 0`,
    found: /The shipment behind bank:clearing:.* has 0 open/,
  },
  {
    name: 'coins in doubt, of nobody',
    sql: `insert into suspense_items select ${firstId('2')}, id, 'KRW', 500, 0, null from kiosks limit 1`,
    found: /Coins in doubt behind suspense:KRW are -500, the account has 0/,
  },
  {
    name: 'the last batch of a kiosk',
    sql: `update kiosks set last_batch_seq = last_batch_seq - 1`,
    found: /Kiosk .* is said to stand at/,
  },
  {
    name: 'a coin, in the log and in the books',
    sql: `delete from coin_records where seq = 2;
      update transfers set document = replace(document, 'coinRecordHashes', 'coinRecordHashez')`,
    found: /Record .*\/1\/2 is a coin that is nowhere in the books/,
  },
];
