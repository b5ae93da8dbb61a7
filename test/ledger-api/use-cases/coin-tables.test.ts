// A coin table from the proposal of a kiosk to the signature of the ledger.
import { describe, expect, test } from 'vitest';
import {
  confirmedPart,
  type CoinTableProposal,
  type SignedCoinTable,
} from '#ledger/contract/coin-table.ts';
import type { HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { type ApprovedCoins, approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { answerHeartbeat } from '#ledger/use-cases/heartbeat.ts';
import { aProposal } from '../../support/ledger-documents.ts';
import { KIOSK_ID, ledgerWorld, SIGNING_KEY, START_MS } from '../../support/ledger-world.ts';

const REAL = 'NRI/G13/7';
const won = { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' } as const;
const yen = { position: 9, coinId: 'JP500A', currency: 'JPY', faceMinor: '500' } as const;
const tested = (...positions: number[]) => positions.map((position) => ({ position, count: 10 }));

describe('approving a coin table', () => {
  const approver = async (isDemoHouse = false) => {
    const { deps, store } = await ledgerWorld(openMemoryLedgerStore());
    const approve = (coins: Partial<ApprovedCoins>) =>
      approveCoinTable(
        { ...deps, isDemoHouse },
        {
          acceptorId: REAL,
          positions: [won],
          approvedBy: 'first',
          testCoins: tested(4),
          ...coins,
        },
        START_MS,
      );
    return { approve, store };
  };

  test('signs who, when and with which test coins', async () => {
    const { approve } = await approver();

    const result = await approve({});

    expect(result).toMatchObject({
      ok: true,
      table: {
        number: 1,
        acceptorId: REAL,
        positions: [won],
        approvedBy: 'first',
        approvedAt: '2026-11-22T00:00:00.000Z',
        testCoins: [{ position: 4, count: 10 }],
      },
    });
    expect(result.ok && verifyDocument(SIGNING_KEY.publicKey, result.table)).toBe(true);
  });

  test('signs the coin bank that the positions belong to, and signs none where none was told', async () => {
    const { approve } = await approver();
    const isSigned = (table: SignedCoinTable) => verifyDocument(SIGNING_KEY.publicKey, table);

    const without = await approve({});
    const withBank = await approve({ bank: 1 });
    if (!without.ok || !withBank.ok) throw new Error('refused');

    expect(without.table).not.toHaveProperty('bank');
    expect(withBank.table).toMatchObject({ number: 2, bank: 1 });
    expect([without.table, withBank.table].map(isSigned)).toEqual([true, true]);
    expect(isSigned({ ...withBank.table, bank: 0 })).toBe(false);
  });

  test('answers the table in force when it holds the same coins, and a next one when not', async () => {
    const { approve } = await approver();

    const first = await approve({});
    const again = await approve({ approvedBy: 'second' });
    const next = await approve({ positions: [{ ...won, faceMinor: '5' }] });

    expect(again).toEqual(first);
    expect(next).toMatchObject({ ok: true, table: { number: 2 } });
  });

  test.each<[string, Partial<ApprovedCoins>, string]>([
    ['an emulator outside a demo house', { acceptorId: 'TKL/TKL-EMU/1' }, 'emulator-outside-demo'],
    ['no coins', { positions: [] }, 'no-coins'],
    ['one position twice', { positions: [won, won] }, 'position-twice'],
    ['a token', { positions: [{ ...won, coinId: 'TK001A' }] }, 'not-a-coin'],
    ['an empty position', { positions: [{ ...won, coinId: '......' }] }, 'not-a-coin'],
    ['a coin nobody has dropped', { testCoins: tested(9) }, 'untested'],
    ['no test coins at all', { testCoins: undefined }, 'untested'],
    ['look-alikes', { positions: [won, yen], testCoins: tested(4, 9) }, 'look-alikes'],
  ])('refuses %s, and nothing is in force', async (_, coins, error) => {
    const { approve, store } = await approver();

    expect(await approve(coins)).toEqual({ ok: false, error });
    expect(
      await store.read((books) => books.paperwork.newestCoinTable(coins.acceptorId ?? REAL)),
    ).toBe(undefined);
  });

  test('takes look-alikes with a note that says why', async () => {
    const { approve } = await approver();
    const lookAlikeNote = 'Two hundred of each were told apart.';

    const result = await approve({
      positions: [won, yen],
      testCoins: tested(4, 9),
      lookAlikeNote,
    });

    expect(result).toMatchObject({ ok: true, table: { lookAlikeNote } });
  });

  test('asks no test coins of an emulator in a demo house', async () => {
    const { approve } = await approver(true);

    const result = await approve({ acceptorId: 'TKL/TKL-EMU/1', testCoins: undefined });

    expect(result).toMatchObject({ ok: true });
  });
});

describe('a proposed coin table', () => {
  const proposer = async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    await world.enrol();
    let counter = 0;
    return {
      ...world,
      propose: (tableProposal?: CoinTableProposal) => {
        const heartbeat: HeartbeatRequest = {
          kioskId: KIOSK_ID,
          kioskEpoch: 1,
          counter: (counter += 1),
          softwareVersion: '0.1.0',
          acceptors: [{ acceptorId: REAL, state: 'out-of-service', reason: 'no-approved-table' }],
          unsentRecords: 0,
          ...(tableProposal && { tableProposal }),
        };
        return answerHeartbeat(world.deps, heartbeat, START_MS + counter);
      },
      proposals: () => world.store.read((books) => books.paperwork.proposalsOf(KIOSK_ID)),
      openTasks: () =>
        world.store.read(async ({ paperwork }) =>
          (await paperwork.tasksThatAre('open', undefined, 100)).map(({ kind }) => kind),
        ),
      approve: (proposal: CoinTableProposal) =>
        approveCoinTable(
          { ...world.deps, isDemoHouse: false },
          { acceptorId: REAL, approvedBy: 'first', ...confirmedPart(proposal) },
          START_MS,
        ),
    };
  };

  test('is kept with one task, and makes no coin money', async () => {
    const { propose, proposals, tasks } = await proposer();

    await propose(aProposal());
    const again = await propose(aProposal());

    expect(await proposals()).toEqual([
      { kioskId: KIOSK_ID, proposedAtMs: START_MS + 1, proposal: aProposal() },
    ]);
    expect(await tasks()).toEqual(['coin-table-proposed']);
    expect(again).toMatchObject({ ok: true, answer: { coinTables: [] } });
  });

  test('goes to the kiosk signed once it is approved, and is no task again', async () => {
    const { propose, approve, tasks } = await proposer();
    await propose(aProposal());
    await approve(aProposal());

    const answer = await propose({ ...aProposal(), capturedAt: '2026-11-23T00:00:00.000Z' });

    expect(answer).toMatchObject({
      ok: true,
      answer: { coinTables: [{ acceptorId: REAL, number: 1, testCoins: tested(4, 8) }] },
    });
    expect(await tasks()).toEqual(['coin-table-proposed']);
  });

  test('has its task closed by the approval, and one that is proposed after it by the next', async () => {
    const { propose, approve, openTasks, store } = await proposer();
    await propose(aProposal());
    const before = await openTasks();
    await approve(aProposal());
    const after = await openTasks();
    await propose(aProposal(REAL, { positions: [{ ...won, faceMinor: '5', testCoins: 1 }] }));
    const changed = await openTasks();
    await approve(aProposal(REAL, { positions: [{ ...won, faceMinor: '5', testCoins: 1 }] }));

    expect([before, after, changed, await openTasks()]).toEqual([
      ['coin-table-proposed'],
      [],
      ['coin-table-proposed'],
      [],
    ]);
    const closed = await store.read((b) => b.paperwork.tasksThatAre('closed', undefined, 10));
    expect(closed.map(({ closing }) => closing?.note)).toEqual([
      'Table number 1 was approved by first.',
      'Table number 2 was approved by first.',
    ]);
  });

  test('with another coin bank than the table in force is a new task', async () => {
    const { propose, approve, openTasks } = await proposer();
    await propose(aProposal());
    await approve(aProposal());

    await propose(aProposal(REAL, { bank: 1 }));

    expect(await openTasks()).toEqual(['coin-table-proposed']);
  });

  test('that differs from the table in force is a new task', async () => {
    const { propose, approve, tasks, proposals } = await proposer();
    await propose(aProposal());
    await approve(aProposal());

    await propose(aProposal(REAL, { positions: [{ ...won, faceMinor: '5', testCoins: 1 }] }));

    expect(await tasks()).toEqual(['coin-table-proposed', 'coin-table-proposed']);
    expect((await proposals())[0]?.proposal.positions).toHaveLength(1);
  });

  test('of a kiosk with ever new acceptors is not kept without end', async () => {
    const { propose, proposals, tasks } = await proposer();

    for (let serial = 1; serial <= 40; serial += 1) await propose(aProposal(`NRI/G13/${serial}`));

    expect([(await proposals()).length, (await tasks()).length]).toEqual([16, 16]);
  });
});
