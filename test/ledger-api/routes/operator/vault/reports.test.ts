// Reports and files through the doors.
import { describe, expect, test } from 'vitest';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { aPouredKiosk, CASH_KIOSK } from '../../../../support/kiosk-coins.ts';
import { aLedger, refusalOf } from '../../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../../support/operator-calls.ts';

const CASH = `cash:kiosk:${CASH_KIOSK}:KRW`;

async function aHouse() {
  const test = await aLedger();
  const kiosk = await aPouredKiosk(test);
  await kiosk.pour('KR500A', 'KR100A');
  await test.clock.advance(60_000);
  await kiosk.pour('KR500A', 'US025A');
  await sealLog(test.ledger.store);
  const viewer = await anOperatorWhoCalls(test, 'viewer');
  const finance = await anOperatorWhoCalls(test, 'finance');
  return { test, kiosk, viewer, finance };
}

describe('a report', () => {
  test('tells the trial balance, now and as it stood', async () => {
    const { finance } = await aHouse();

    const now = await finance.get('reports/trial-balance');
    const past = await finance.get('reports/trial-balance?position=1');

    expect(now.json()).toEqual({
      rows: [
        { commodity: 'KRW', kind: 'cash:kiosk', balanceMinor: '1100' },
        { commodity: 'KRW', kind: 'dep:unclaimed', balanceMinor: '-1100' },
        { commodity: 'USD', kind: 'cash:kiosk', balanceMinor: '25' },
        { commodity: 'USD', kind: 'dep:unclaimed', balanceMinor: '-25' },
      ],
      sums: [
        { commodity: 'KRW', debitMinor: '1100', creditMinor: '1100' },
        { commodity: 'USD', debitMinor: '25', creditMinor: '25' },
      ],
    });
    expect(past.json()).toMatchObject({ position: 1, sums: [{ debitMinor: '600' }] });
  });

  test('tells the balance of an account at a moment, and its statement', async () => {
    const { test, finance } = await aHouse();
    const at = new Date(test.clock.nowMs() - 1).toISOString();

    const [now, then, page, nobody] = await Promise.all([
      finance.get(`reports/balance?account=${CASH}`),
      finance.get(`reports/balance?account=${CASH}&at=${at}`),
      finance.get(`reports/statement?account=${CASH}`),
      finance.get('reports/statement?account=pts:avail:nobody'),
    ]);

    expect(now!.json()).toEqual({ account: CASH, balanceMinor: '1100' });
    expect(then!.json()).toEqual({ account: CASH, position: 1, balanceMinor: '600' });
    expect(page!.json()).toMatchObject({
      lines: [
        { position: 2, template: '2', amountMinor: '500', balanceMinor: '1100' },
        { position: 1, template: '2', amountMinor: '600', balanceMinor: '600' },
      ],
    });
    expect(nobody!.json()).toEqual({ account: 'pts:avail:nobody', lines: [] });
  });

  test('tells liability, kiosk cash and exposure', async () => {
    const { finance } = await aHouse();

    const [owed, cash, exposure] = await Promise.all(
      ['liability', 'kiosk-cash', 'exposure'].map((name) => finance.get(`reports/${name}`)),
    );

    expect(owed!.json()).toMatchObject({
      outstanding: { amountWon: '0', maxWon: '3000000000', standing: 'below' },
      issuedInYear: { amountWon: '0', maxWon: '50000000000', standing: 'below' },
      waitingWon: '1448',
      safeguardWon: '1448',
      cashWon: '1448',
    });
    expect(cash!.json()).toMatchObject({ kiosks: [{ name: 'Lobby', agrees: true }] });
    expect(exposure!.json<{ currencies: object[] }>().currencies).toContainEqual({
      currency: 'USD',
      heldMinor: '25',
      worthWon: '348',
      isOver: false,
    });
  });

  test('waits while much of the log has still to be read', async () => {
    const { test, finance } = await aHouse();
    await test.ledger.store.transact(async ({ log }) => {
      const state = { ...(await log.state()), treeSize: 30_000 };
      await log.seal(
        { firstPosition: 3, lastPosition: 30_000, rootHash: '', prevBlockHash: '' },
        [],
        state,
        [],
      );
    });

    const answers = await Promise.all(
      ['reports/trial-balance', 'reports/liability', 'exports/trial-balance'].map(finance.get),
    );

    expect(answers.map(refusalOf)).toEqual(
      answers.map(() => ({ status: 503, code: 'reports-behind' })),
    );
    expect(answers[0]!.headers['retry-after']).toBe('60');
  });

  test.each([
    'reports/balance',
    'reports/balance?account=Robert',
    'reports/trial-balance?position=-1',
    'reports/trial-balance?at=yesterday',
    'reports/statement?account=cash:vault:KRW&unknown=1',
  ])('is not made of %s', async (path) => {
    const { finance } = await aHouse();

    expect(refusalOf(await finance.get(path))).toEqual({ status: 400, code: 'malformed' });
  });
});

describe('a file', () => {
  test('holds a statement as a spreadsheet reads it', async () => {
    const { finance } = await aHouse();

    const file = await finance.get(`exports/statement?account=${CASH}`);
    const lines = file.body.split('\r\n');

    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe('attachment; filename="statement.csv"');
    expect(lines[0]).toBe('\uFEFFposition,at,template,transferId,amountMinor,balanceMinor');
    expect(lines.slice(1).map((line) => line.split(',').slice(-2).join())).toEqual([
      '500,1100',
      '600,600',
      '',
    ]);
  });

  test('holds bags without what is expected until they are counted', async () => {
    const { kiosk, finance } = await aHouse();
    await kiosk.removed();
    await finance.post('bags', { kioskId: CASH_KIOSK, sealNumber: '=S(1)' });

    const file = await finance.get('exports/bags');

    expect(file.body.split('\r\n')[1]).toMatch(
      new RegExp(`^[^,]+,${CASH_KIOSK},'=S\\(1\\),sealed,[^,]+,,,,,,$`),
    );
  });

  test.each(['trial-balance', 'bags', 'shipments', 'kiosk-cash'])(
    'of %s comes as JSON, too',
    async (name) => {
      const { finance } = await aHouse();

      const file = await finance.get(`exports/${name}?format=json`);

      expect(file.headers['content-type']).toMatch(/^application\/json/);
      expect(Array.isArray(file.json())).toBe(true);
    },
  );

  test('is refused without the account of a statement, and to who may only look', async () => {
    const { finance, viewer } = await aHouse();

    expect(refusalOf(await finance.get('exports/statement')).code).toBe('malformed');
    expect(refusalOf(await finance.get('exports/everything')).code).toBe('malformed');
    for (const path of ['exports/bags', `reports/balance?account=${CASH}`]) {
      expect(refusalOf(await viewer.get(path)).code).toBe('role-too-low');
    }
  });
});
