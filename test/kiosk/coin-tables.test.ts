// Whose coins are money at this kiosk, and the sentence that an operator reads when none are.
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AcceptorSetting } from '#drivers/open-acceptor.ts';
import { createCoinTables } from '#kiosk/coin-tables.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { ACCEPTOR, anEnrolment, AT_MS } from '../support/kiosk-records.ts';
import { aCoinTable, aProposal } from '../support/ledger-documents.ts';
import { temporaryPath } from '../support/sqlite-store.ts';

const REAL = 'NRI/G13/7';
const port: Pick<AcceptorSetting, 'place'> = { place: { kind: 'port', path: '/dev/ttyUSB0' } };
const emulated: Pick<AcceptorSetting, 'place'> = { place: { kind: 'emulated' } };

function tablesOf({ content = undefined as unknown, isEnrolled = true } = {}) {
  const file = temporaryPath('table.json');
  const write = (next: unknown): void => writeFileSync(file, JSON.stringify(next));
  if (content !== undefined) write(content);
  const store = memoryKioskStore();
  const warnings: string[] = [];
  const tables = createCoinTables({
    store,
    settings: { COIN_TABLE: content === undefined ? undefined : file },
    acceptorSettings: [port, emulated],
    enrolment: () => (isEnrolled ? anEnrolment() : undefined),
    clock: { nowMs: () => AT_MS },
    log: (_level, message) => warnings.push(message),
  });
  tables.takeFile();
  return { file, write, store, tables, warnings };
}

describe('the coin tables of a kiosk', () => {
  test('a real acceptor has the table that was approved for exactly this one', () => {
    const { store, tables } = tablesOf();
    store.saveCoinTable(aCoinTable(1, { acceptorId: REAL }), AT_MS);

    expect(tables.tableFor(REAL, undefined, 0)).toMatchObject({
      acceptorId: REAL,
      entries: [{ coinId: 'KR500A', value: { currency: 'KRW', faceMinor: 500n } }],
    });
    expect(tables.tableFor('NRI/G13/8', undefined, 0)).toBe(undefined);
    expect([tables.refusalFor(REAL, 0), tables.refusalFor('NRI/G13/8', 0)]).toEqual([
      undefined,
      expect.stringMatching(/No coin table for NRI\/G13\/8 is approved.*--capture/),
    ]);
  });

  test('a table keeps the coin bank that was signed with it', () => {
    const { store, tables } = tablesOf();
    store.saveCoinTable(aCoinTable(1, { acceptorId: REAL, bank: 2 }), AT_MS);

    expect(tables.tableFor(REAL, undefined, 0)).toMatchObject({ acceptorId: REAL, bank: 2 });
  });

  test('a real acceptor stays inhibited with the table of an emulated one, and a sentence says so', () => {
    const { store, tables } = tablesOf();
    store.saveCoinTable(aCoinTable(1), AT_MS);

    expect([tables.tableFor(ACCEPTOR, undefined, 0), tables.refusalFor(ACCEPTOR, 0)]).toEqual([
      undefined,
      expect.stringContaining('is an emulated acceptor, and ACCEPTOR names it as a real one'),
    ]);
    expect(tables.tableFor(ACCEPTOR, undefined, 1)).toMatchObject({ acceptorId: ACCEPTOR });
    expect(tables.refusalFor(ACCEPTOR, 1)).toBe(undefined);
  });

  test('a real acceptor stays inhibited with an unsigned table, which is proposed to the ledger', () => {
    const { tables } = tablesOf({ content: aProposal() });

    expect([tables.tableFor(REAL, undefined, 0), tables.refusalFor(REAL, 0)]).toEqual([
      undefined,
      expect.stringMatching(/not signed.*tables approve NRI\/G13\/7 --by NAME/s),
    ]);
    expect(tables.proposal()).toEqual(aProposal());
  });

  test('a signed table of a file is stored, and is no proposal', () => {
    const { tables, warnings } = tablesOf({ content: aCoinTable(1, { acceptorId: REAL }) });

    expect(tables.tableFor(REAL, undefined, 0)).toMatchObject({ acceptorId: REAL });
    expect([tables.proposal(), tables.refusalFor(REAL, 0), warnings]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test('a file for another acceptor says for whom it is', () => {
    const { tables } = tablesOf({ content: aProposal() });

    expect(tables.refusalFor('NRI/G13/8', 0)).toMatch(/is for NRI\/G13\/7, and NRI\/G13\/8 is/);
  });

  test('a file that is corrected while the kiosk runs is read again, and each mistake said once', () => {
    const { file, write, tables, warnings } = tablesOf({ content: { type: 'coin-table' } });
    tables.takeFile();
    const broken = tables.proposal();
    write(aProposal());
    const proposed = tables.proposal();
    rmSync(file);
    const gone = tables.proposal();

    expect([broken, proposed, gone]).toEqual([undefined, aProposal(), undefined]);
    expect(warnings).toEqual([
      expect.stringContaining('is not a signed coin table'),
      expect.stringContaining('proposes a table'),
      expect.stringContaining('cannot be read'),
    ]);
  });

  test('nothing is believed before the kiosk knows its ledger', () => {
    const { tables } = tablesOf({
      content: aCoinTable(1, { acceptorId: REAL }),
      isEnrolled: false,
    });

    expect(tables.tableFor(REAL, undefined, 0)).toBe(undefined);
    expect(tables.proposal()).toBe(undefined);
  });

  test.each([
    ['missing', (file: string) => rmSync(file), /cannot be read: there is no such file\. Correct/],
    ['no JSON', (file: string) => writeFileSync(file, '{'), /cannot be read: it is not JSON/],
    ['something else', (file: string) => writeFileSync(file, '{}'), /is not a signed coin table/],
  ] as const)('a file that is %s is told before the kiosk is enrolled', (_, spoil, sentence) => {
    const { file, tables, warnings } = tablesOf({ content: aProposal(), isEnrolled: false });
    spoil(file);
    tables.takeFile();
    tables.takeFile();

    expect(warnings.slice(1)).toEqual([expect.stringMatching(sentence)]);
    expect(tables.refusalFor(REAL, 0)).toMatch(sentence);
  });
});
