// Files are streamed past the schemas of the table of calls, so their rows are held against them here.
import { beforeAll, describe, expect, test } from 'vitest';
import { EXPORTED_ROWS } from '#ledger/contract/exported-rows.ts';
import { kioskCash } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { csvLines, jsonLines } from '#ledger/use-cases/reports/csv.ts';
import * as lists from '#ledger/use-cases/reports/exports.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { KIOSK_ID } from '../../../support/ledger-world.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

const LISTS = {
  'trial-balance': lists.trialBalanceExport,
  statement: (store) => lists.statementExport(store, kioskCash(KIOSK_ID, 'KRW')),
  bags: lists.bagsExport,
  shipments: lists.shipmentsExport,
  'kiosk-cash': lists.kioskCashExport,
} as const satisfies Record<keyof typeof EXPORTED_ROWS, (store: LedgerStore) => lists.Export>;
const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('an exported list', () => {
  let store: LedgerStore;
  beforeAll(async () => {
    store = openMemoryLedgerStore();
    const world = await vaultWorld(store);
    await world.pour(['KR500A', 'KR100A', 'US025A']);
    await world.removed('S-1');
    const counted = await world.openBag();
    if (counted.ok) {
      await world.count(counted.bag.id, ['KRW', 500n, 1], ['KRW', 100n, 0, 1], ['USD', 25n, 1]);
    }
    await world.ship('KRW', 500n);
    await world.pour(['KR500A']);
    await world.removed();
    await world.openBag();
    await world.pour(['KR100A']);
    await world.openBag({ kioskEpoch: 1, seq: 99 });
    while ((await sealLog(store)) > 0);
    await world.tend();
  });

  test.each(NAMES)('%s has rows of its schema, in JSON', async (name) => {
    const { header, rows } = LISTS[name](store);

    const listed = JSON.parse(await textOf(jsonLines(header, rows))) as readonly unknown[];

    expect(listed.length).toBeGreaterThan(0);
    for (const row of listed) expect(EXPORTED_ROWS[name].safeParse(row).error).toBeUndefined();
  });

  test.each(NAMES)('%s has the columns of its schema, in CSV', async (name) => {
    const { header, rows } = LISTS[name](store);

    const [columns, ...lines] = (await textOf(csvLines(header, rows))).slice(1).split('\r\n');

    expect(columns!.split(',')).toEqual(Object.keys(EXPORTED_ROWS[name].shape));
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(0, -1)) {
      expect(line.split(',')).toHaveLength(header.length);
    }
  });
});
