import { describe, expect, test } from 'vitest';
import { kioskCash, position, spreadIncome, vaultCash } from '#ledger/ledger/account.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { balanceAt } from '#ledger/use-cases/reports/balance-at.ts';
import { exposures, kioskCashReport } from '#ledger/use-cases/reports/cash.ts';
import { liability } from '#ledger/use-cases/reports/liability.ts';
import { positionOf } from '#ledger/use-cases/reports/position-of.ts';
import { statement } from '#ledger/use-cases/reports/statement.ts';
import { trialBalance } from '#ledger/use-cases/reports/trial-balance.ts';
import { writeChapter } from '#ledger/use-cases/reports/write-chapter.ts';
import { DAY_MS, KIOSK_ID } from '../../../support/ledger-world.ts';
import { vaultWorld, ZONE } from '../../../support/vault-world.ts';

const CASH = kioskCash(KIOSK_ID, 'KRW');

/** Ten sessions of 100 won, a day apart, sealed; `chapters` of three transfers are written. */
async function tenDays(chapters: number) {
  const world = await vaultWorld(openMemoryLedgerStore());
  for (let day = 0; day < 10; day++) {
    await world.pour(['KR100A']);
    world.world.nowMs += DAY_MS;
  }
  await world.seal();
  for (let i = 0; i < chapters; i++) await writeChapter(world.store, ZONE, 3);
  return world;
}

describe.each([0, 1, 3])('with %i chapters written, the books', (chapters) => {
  test('tell the balance of an account at any position', async () => {
    const { store } = await tenDays(chapters);

    const balances = await store.read((books) =>
      Promise.all([0, 1, 2, 3, 4, 9, 10].map((at) => balanceAt(books, CASH, at))),
    );

    expect(balances).toEqual([0n, 100n, 200n, 300n, 400n, 900n, 1_000n]);
  });

  test('tell it at any moment', async () => {
    const { store, world } = await tenDays(chapters);
    const startMs = world.nowMs - 10 * DAY_MS;

    const positions = await store.read((books) =>
      Promise.all(
        [-1, 0, DAY_MS - 1, DAY_MS, 4.5 * DAY_MS, 99 * DAY_MS].map((ms) =>
          positionOf(books, { atMs: startMs + ms }),
        ),
      ),
    );

    expect(positions).toEqual([0, 1, 1, 2, 5, 10]);
  });

  test('page through the statement of an account, newest first', async () => {
    const { store } = await tenDays(chapters);
    const pages: (readonly [number, bigint, bigint])[][] = [];

    let before: number | undefined;
    do {
      const page = await store.read((books) => statement(books, CASH, before, 4));
      pages.push(page.lines.map((line) => [line.position, line.amountMinor, line.balanceMinor]));
      before = page.next;
    } while (before !== undefined);

    expect(pages.map((page) => page.length)).toEqual([4, 4, 2]);
    expect(pages.flat()).toEqual(
      Array.from({ length: 10 }, (_, i) => [10 - i, 100n, BigInt(1_000 - i * 100)]),
    );
  });

  test('balance by kind, now and in the past', async () => {
    const { store } = await tenDays(chapters);

    const [now, past] = await store.read((books) =>
      Promise.all([trialBalance(books), trialBalance(books, 4)]),
    );

    expect(now!.rows).toEqual([
      { kind: 'cash:kiosk', commodity: 'KRW', balanceMinor: 1_000n },
      { kind: 'dep:pending', commodity: 'KRW', balanceMinor: -1_000n },
    ]);
    expect(past).toEqual({
      position: 4,
      rows: [
        { kind: 'cash:kiosk', commodity: 'KRW', balanceMinor: 400n },
        { kind: 'dep:pending', commodity: 'KRW', balanceMinor: -400n },
      ],
      sums: [{ commodity: 'KRW', debitMinor: 400n, creditMinor: 400n }],
    });
  });
});

test('a trial balance of now holds what is not sealed yet', async () => {
  const world = await tenDays(2);
  await world.pour(['US025A']);

  const { rows } = await world.store.read((books) => trialBalance(books));

  expect(rows.filter((row) => row.commodity === 'USD')).toEqual([
    { kind: 'cash:kiosk', commodity: 'USD', balanceMinor: 25n },
    { kind: 'dep:pending', commodity: 'USD', balanceMinor: -25n },
  ]);
});

describe('what we owe', () => {
  test('is told with what the law asks and what has to be kept apart', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A', 'US025A']);
    await world.mature();
    await world.publishCard();
    await world.pour(['KR100A', 'JP100A'], null);
    const ask = () => world.store.read((books) => liability(books, ZONE, world.world.nowMs));

    const owed = await ask();
    await world.seal();
    while (await writeChapter(world.store, ZONE, 1));

    expect(owed).toEqual({
      day: '2026-11-29',
      outstandingPoints: 832n,
      outstandingMaxWon: 3_000_000_000n,
      outstandingStanding: 'below',
      issuedInYearPoints: 832n,
      issuedMaxWon: 50_000_000_000n,
      issuedStanding: 'below',
      // 100 won, and 100 yen at 9.2.
      waitingWon: 1_020n,
      payableWon: 0n,
      safeguardWon: 1_852n,
      bankWon: 0n,
      // 600 won, 25 cents at 13.9 (347.5, half to even), and the yen.
      cashWon: 1_868n,
      policyVersion: 1,
    });
    expect(await ask()).toEqual(owed);
  });

  test('counts the points of twelve months only', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    await world.mature();
    while (await writeChapter(world.store, ZONE, 1));
    const ask = () => world.store.read((books) => liability(books, ZONE, world.world.nowMs));

    world.world.nowMs += 364 * DAY_MS;
    const lastDay = await ask();
    world.world.nowMs += DAY_MS;
    const dayAfter = await ask();

    expect([lastDay.issuedInYearPoints, dayAfter.issuedInYearPoints]).toEqual([500n, 0n]);
    expect(dayAfter.outstandingPoints).toBe(500n);
  });
});

describe('cash', () => {
  test('is told face by face, and agrees with the accounts', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A', 'KR500A', 'US025A']);
    const [agreeing] = await world.store.read(kioskCashReport);
    await world.write((books) =>
      books.bags.addToCashbox(KIOSK_ID, [{ currency: 'KRW', faceMinor: 10n, count: 1 }]),
    );
    const [differing] = await world.store.read(kioskCashReport);

    expect(agreeing).toEqual({
      kioskId: KIOSK_ID,
      name: 'Demo kiosk',
      coins: [
        { currency: 'KRW', faceMinor: 500n, count: 2 },
        { currency: 'USD', faceMinor: 25n, count: 1 },
      ],
      worthWon: 1_348n,
      agrees: true,
      collections: 0,
      miscountedPerMillion: 0,
      isDrifting: false,
    });
    expect(differing?.agrees).toBe(false);
  });

  test('in a foreign currency is our exposure wherever it is, until it is sold', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(Array.from({ length: 8 }, () => 'US025A' as const));
    await world.removed();
    const bag = await world.openBag();
    await world.count(bag.ok ? bag.bag.id : '', ['USD', 25n, 8]);
    const usd = async () =>
      (await world.store.read(exposures)).find((one) => one.currency === 'USD');
    const shipped = await world.ship('USD', 150n);

    const before = await usd();
    await world.exchange(shipped.ok ? shipped.shipment.id : '', 150n, 2_000n);

    expect(before).toEqual({ currency: 'USD', heldMinor: 200n, worthWon: 2_780n, isOver: false });
    expect(await usd()).toMatchObject({ heldMinor: 50n });
    expect(await world.store.read((books) => books.transfers.balance(vaultCash('USD')))).toBe(50n);
  });
});

test('an account with two legs in one transfer has one line for both', async () => {
  const world = await vaultWorld(openMemoryLedgerStore());
  await world.pour(['US025A', 'US025A']);
  await world.removed();
  const bag = await world.openBag();
  await world.mature();
  await world.count(bag.ok ? bag.bag.id : '', ['USD', 25n, 2]);
  const shipped = await world.ship('USD', 50n);
  await world.exchange(shipped.ok ? shipped.shipment.id : '', 50n, 700n);
  await world.seal();

  const { lines } = await world.store.read((books) =>
    statement(books, position('KRW'), undefined, 10),
  );
  const spread = await world.store.read((books) =>
    statement(books, spreadIncome('PTS'), undefined, 10),
  );

  // 700 won for coins that cost 695: Cr 700, Dr 5.
  expect(lines.map((line) => [line.transfer.template, line.amountMinor])).toEqual([['11', -695n]]);
  expect(spread.lines.map((line) => line.transfer.template)).toEqual(['6']);
});
