// Whole lists as files, read a page at a time, so that a file may be larger than memory.
import { instantText } from '../../contract/ids.ts';
import type { Account } from '../../ledger/account.ts';
import type { Bag } from '../../ledger/bag.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { kioskCashReport } from './cash.ts';
import type { Cell } from './csv.ts';
import { statement } from './statement.ts';
import { trialBalance } from './trial-balance.ts';

export type Export = Readonly<{
  header: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
}>;

/** Every kind of account with its balance now. */
export const trialBalanceExport = (store: LedgerStore): Export => ({
  header: ['commodity', 'kind', 'balanceMinor'],
  rows: (async function* () {
    const { rows } = await store.read((books) => trialBalance(books));
    for (const { commodity, kind, balanceMinor } of rows) {
      yield [commodity, kind, balanceMinor] as const;
    }
  })(),
});

/** Every sealed transfer of one account, newest first. */
export const statementExport = (store: LedgerStore, account: Account): Export => ({
  header: ['position', 'at', 'template', 'transferId', 'amountMinor', 'balanceMinor'],
  rows: (async function* () {
    let before: number | undefined;
    do {
      const page = await store.read((books) => statement(books, account, before, PAGE_ROWS));
      for (const { position, transfer, amountMinor, balanceMinor } of page.lines) {
        const { id, template, atMs } = transfer;
        yield [position, instantText(atMs), template, id, amountMinor, balanceMinor] as const;
      }
      before = page.next;
    } while (before !== undefined);
  })(),
});

/** Every bag, newest first; a line for each face that was expected, or one without. */
export const bagsExport = (store: LedgerStore): Export => ({
  header: ['bagId', 'kioskId', 'sealNumber', 'state', 'sealedAt', 'countedAt', ...FACE_COLUMNS],
  rows: (async function* () {
    let before: string | undefined;
    for (;;) {
      const page = await store.read(({ bags }) => bags.bags(before, PAGE_ROWS));
      for (const bag of page) {
        const { id, kioskId, sealNumber, state, sealedAtMs, countedAtMs } = bag;
        const head = [id, kioskId, sealNumber, state, momentOf(sealedAtMs), momentOf(countedAtMs)];
        // What is expected is told once it is counted.
        const faces = state === 'counted' ? facesOf(bag) : [];
        for (const face of faces.length > 0 ? faces : [NO_FACE]) yield [...head, ...face];
      }
      before = page.at(-1)?.id;
      if (page.length < PAGE_ROWS) return;
    }
  })(),
});

/** Every shipment, newest first. */
export const shipmentsExport = (store: LedgerStore): Export => ({
  header: ['shipmentId', 'currency', 'amountMinor', 'openMinor', 'shippedAt', 'shippedBy'],
  rows: (async function* () {
    let before: string | undefined;
    for (;;) {
      const page = await store.read(({ exchanges }) => exchanges.shipments(before, PAGE_ROWS));
      for (const { id, currency, amountMinor, openMinor, shippedAtMs, shippedBy } of page) {
        yield [id, currency, amountMinor, openMinor, instantText(shippedAtMs), shippedBy] as const;
      }
      before = page.at(-1)?.id;
      if (page.length < PAGE_ROWS) return;
    }
  })(),
});

/** What is in each kiosk, face by face. */
export const kioskCashExport = (store: LedgerStore): Export => ({
  header: ['kioskId', 'name', 'currency', 'faceMinor', 'count', 'agrees'],
  rows: (async function* () {
    for (const { kioskId, name, coins, agrees } of await store.read(kioskCashReport)) {
      for (const { currency, faceMinor, count } of coins) {
        yield [kioskId, name, currency, faceMinor, count, agrees] as const;
      }
    }
  })(),
});

function facesOf({ expected, counts }: Bag): (readonly Cell[])[] {
  const lines = counts.at(-1)?.lines ?? [];
  const keyOf = (face: { currency: string; faceMinor: bigint }) =>
    `${face.currency} ${face.faceMinor}`;
  const faces = new Map([...expected, ...lines].map((face) => [keyOf(face), face] as const));
  return [...faces.values()].map((face) => {
    const counted = lines.find((line) => keyOf(line) === keyOf(face));
    const booked = expected.find((one) => keyOf(one) === keyOf(face))?.count ?? 0;
    const { currency, faceMinor } = face;
    return [currency, faceMinor, booked, counted?.good ?? 0, counted?.counterfeit ?? 0];
  });
}

const momentOf = (atMs: number | undefined): string | undefined =>
  atMs === undefined ? undefined : instantText(atMs);

const FACE_COLUMNS = ['currency', 'faceMinor', 'expected', 'good', 'counterfeit'];
const NO_FACE = FACE_COLUMNS.map(() => undefined);
const PAGE_ROWS = 200;
