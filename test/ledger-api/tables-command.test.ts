// The operator's command for coin tables, beside a ledger that has the same database open.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { readSettings } from '#ledger/config/settings.ts';
import { type CoinTableProposal, SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { openKeys } from '#ledger/keys/open-keys.ts';
import { openLedgerStore } from '#ledger/store/open-ledger-store.ts';
import { tablesCommand } from '#ledger/tables-command.ts';
import { keepProposal } from '#ledger/use-cases/propose-coin-table.ts';
import { aKiosk } from '../support/books.ts';
import { aProposal } from '../support/ledger-documents.ts';
import { KIOSK_ID } from '../support/ledger-world.ts';
import { temporaryPath } from '../support/sqlite-store.ts';

const REAL = 'NRI/G13/7';
const KRW_JPY: CoinTableProposal['positions'] = [
  { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 },
  { position: 9, coinId: 'JP500A', currency: 'JPY', faceMinor: '500', testCoins: 10 },
];

/** A running ledger as far as its database and keys go, and the command beside it. */
async function besideALedger() {
  const DATA_DIR = dirname(temporaryPath('ledger.db'));
  const read = readSettings({ DATA_DIR });
  if (!read.ok) throw new Error(read.sentences.join());
  const { settings } = read;
  const clock = handMovedClock();
  const entropy = seededEntropy('tables');
  const store = await openLedgerStore(settings.database, { clock, entropy });
  onTestFinished(() => store.close());
  const { signing } = await openKeys(store, settings.keysFile, entropy);
  await store.transact((books) => books.kiosks.save(aKiosk({ id: KIOSK_ID })));
  return {
    store,
    signing,
    file: (content: unknown): string => {
      const path = join(DATA_DIR, 'proposal.json');
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    propose: (proposal: CoinTableProposal) =>
      store.transact((books) =>
        books.paperwork.saveProposal({ kioskId: KIOSK_ID, proposedAtMs: clock.nowMs(), proposal }),
      ),
    beat: (proposal: CoinTableProposal) =>
      store.transact((books) =>
        keepProposal(books, aKiosk({ id: KIOSK_ID }), proposal, clock.nowMs()),
      ),
    openTasks: () =>
      store.read(async ({ paperwork }) =>
        (await paperwork.tasksThatAre('open', undefined, 10)).map(({ kind }) => kind),
      ),
    tables: (...words: string[]) => tablesCommand(words, { settings, clock, entropy }),
  };
}

describe('npm run ledger -- tables', () => {
  test('approves what a kiosk proposed, and the running ledger has it at once', async () => {
    const { propose, tables, store, signing } = await besideALedger();
    const open = { position: 5, coinId: 'US001A', testCoins: 0 };
    await propose(aProposal(REAL, { positions: [...aProposal().positions, open] }));

    const waiting = await tables('list');
    const approved = await tables('approve', REAL, '--by', 'Kim');
    const inForce = await store.read((books) => books.paperwork.newestCoinTable(REAL));

    expect(waiting).toEqual({
      code: 0,
      out: `${REAL}  2026-11-22T00:00:00.000Z  kiosk ${KIOSK_ID}  2 of 3 coins confirmed, waits for approval\n`,
      err: '',
    });
    expect(approved).toEqual({
      code: 0,
      out:
        `approved number 1 for ${REAL} by Kim at 2026-11-22T00:00:00.000Z\n` +
        'position 4  KR500A  KRW 500\nposition 8  US025A  USD 25\n' +
        '1 positions without test coins stay closed\n',
      err: '',
    });
    expect(inForce && verifyDocument(signing.publicKey, inForce)).toBe(true);
    expect((await tables('list')).out).toContain('in force as number 1');
  });

  test('shows a proposal as a file that can be corrected and approved', async () => {
    const { propose, tables, file } = await besideALedger();
    await propose(aProposal(REAL, { positions: [{ ...KRW_JPY[0]!, testCoins: 0 }] }));

    const unconfirmed = await tables('approve', REAL, '--by', 'Kim');
    const shown = JSON.parse((await tables('show', REAL)).out) as CoinTableProposal;
    const corrected = { ...shown, positions: [{ ...shown.positions[0]!, testCoins: 5 }] };
    const approved = await tables('approve', file(corrected), '--by', 'Kim');
    const exported = await tables('export', REAL);

    expect(unconfirmed).toMatchObject({ code: 1, err: expect.stringContaining('testCoins') });
    expect(approved.code).toBe(0);
    expect(SignedCoinTable.parse(JSON.parse(exported.out))).toMatchObject({
      approvedBy: 'Kim',
      testCoins: [{ position: 4, count: 5 }],
    });
  });

  test.each(['by the name of the acceptor', 'from a file'])(
    'closes the task that asked for the table, approved %s, and says the coin bank',
    async (way) => {
      const { beat, openTasks, tables, file } = await besideALedger();
      const proposal = aProposal(REAL, { bank: 1 });
      await beat(proposal);
      const before = await openTasks();

      const what = way === 'from a file' ? file(proposal) : REAL;
      const { out } = await tables('approve', what, '--by', 'Kim');

      expect([before, await openTasks()]).toEqual([['coin-table-proposed'], []]);
      expect(out).toContain('for its coin bank 1');
      expect(SignedCoinTable.parse(JSON.parse((await tables('export', REAL)).out)).bank).toBe(1);
    },
  );

  test('names look-alikes, and takes them with a note', async () => {
    const { tables, file } = await besideALedger();
    const path = file(aProposal(REAL, { positions: KRW_JPY }));

    const refused = await tables('approve', path, '--by', 'Kim');
    const noted = await tables('approve', path, '--by', 'Kim', '--note', 'Two hundred told apart.');

    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/KRW 500 and JPY 500.*look alike(.|\n)*Nothing was approved/),
    });
    expect(noted.code).toBe(0);
  });

  test.each([
    ['an acceptor nobody proposed', ['approve', 'NRI/G13/9', '--by', 'Kim'], 1, 'No kiosk has'],
    ['an approval without a name', ['approve', REAL], 2, '--by NAME'],
    ['an empty name', ['approve', REAL, '--by', ' '], 2, 'does not know'],
    ['a word it does not know', ['burn', REAL], 2, 'does not know "tables burn'],
    ['an option it does not know', ['list', '--all'], 2, 'does not know'],
    ['a table that is not in force', ['export', REAL], 1, 'is in force'],
  ])('refuses %s in a sentence', async (_, words, code, sentence) => {
    const { tables } = await besideALedger();

    expect(await tables(...words)).toMatchObject({ code, err: expect.stringContaining(sentence) });
  });

  test.each([
    ['KR500A = 500', 'cannot be read'],
    ['{}', 'is not a proposed coin table'],
    [JSON.stringify({ ...aProposal('TKL/TKL-EMU/1') }), 'HOUSE=demo'],
  ])('refuses the file %s', async (content, sentence) => {
    const { tables, file } = await besideALedger();

    const answer = await tables('approve', file(content), '--by', 'Kim');

    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(sentence) });
  });

  test('makes no ledger where there is none', async () => {
    const read = readSettings({ DATA_DIR: temporaryPath('nothing') });
    if (!read.ok) throw new Error('the settings are good');

    const answer = await tablesCommand(['list'], {
      settings: read.settings,
      clock: handMovedClock(),
      entropy: seededEntropy('none'),
    });

    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining('There is no ledger') });
  });
});
