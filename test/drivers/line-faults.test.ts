import { describe, expect, test, vi } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { faultsLine } from '../../scripts/faults/line.ts';
import { createCctalkOracle } from '../../scripts/faults/line/cctalk-oracle.ts';
import { memoryMedium } from '../../scripts/faults/line/media.ts';
import { PROTOCOLS } from '../../scripts/faults/line/protocols.ts';
import type { Protocol } from '../../scripts/faults/line/protocols.ts';
import { runLine } from '../../scripts/faults/line/run.ts';
import type { LineRun, Sabotage } from '../../scripts/faults/line/run.ts';
import { complaintOf } from '../../scripts/faults/line/tally.ts';
import { SABOTEURS } from '../support/saboteurs.ts';

const RUNS = 20;
/** For a machine that is busy; a run takes some milliseconds. */
const TIMEOUT_MS = 30_000;
const SABOTAGED_RUNS_MAX = 60;

const run = (protocol: Protocol, seed: number, sabotage?: Sabotage): Promise<LineRun> =>
  runLine(protocol, seed, memoryMedium(), sabotage);

describe('on a line that misbehaves no coin is lost without a word and none is counted twice', () => {
  // `npm run faults -- line` makes as many runs as anyone likes; here are the first few.
  test.each(PROTOCOLS)(
    `%s, the first ${RUNS} runs`,
    async (protocol) => {
      const runs = [];
      for (let seed = 1; seed <= RUNS; seed++) runs.push(await run(protocol, seed));

      expect(runs.filter(({ problems }) => problems.length > 0)).toEqual([]);
      expect(runs.reduce((sum, { booked }) => sum + booked, 0)).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

describe.each(PROTOCOLS)('the oracle of %s finds a driver that', (protocol) => {
  test.each(Object.entries(SABOTEURS))(
    '%s',
    async (_, sabotage) => {
      let found: readonly string[] = [];
      for (let seed = 1; found.length === 0 && seed <= SABOTAGED_RUNS_MAX; seed++) {
        found = (await run(protocol, seed, sabotage)).problems;
      }

      expect(found).not.toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe('a ccTalk reset after which nothing but the counter could tell', () => {
  const COIN = 'KR500A';
  const table: CoinTable = {
    acceptorId: 'TKL/TKL-EMU/12345678',
    entries: [{ position: 4, coinId: COIN, value: { currency: 'KRW', faceMinor: 500n } }],
  };

  /** A coin is taken and lost to a reset before anybody reads it. */
  const afterLoss = (mask: number) => {
    const device = createEmulatedDevice();
    const oracle = createCctalkOracle(device, table);
    device.polled(0);
    device.inhibitMask = 0xffff;
    oracle.stored({
      position: {
        acceptorId: table.acceptorId,
        acceptorEpoch: 'e',
        counter: 0,
        creditSeq: 0n,
        recentPairs: '0'.repeat(20),
      },
      events: [],
      isReconciled: false,
    });
    oracle.drop(COIN, 1);
    device.inhibitMask = mask;
    oracle.reset();
    return { problems: oracle.verdict(), unprovable: oracle.counts().unprovable };
  };

  test('is beyond any driver where the device had nothing to forget', () => {
    expect(afterLoss(0)).toEqual({ problems: [], unprovable: 1 });
  });

  test('is a fault of the driver where its inhibits show it', () => {
    expect(afterLoss(0xffff)).toEqual({
      problems: ['1 coins are neither stored nor named as lost'],
      unprovable: 0,
    });
  });
});

describe('npm run faults -- line', () => {
  const quietly = (): { said: string[]; end: () => void } => {
    const said: string[] = [];
    const spies = (['log', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((text: string) => void said.push(text)),
    );
    return { said, end: () => spies.forEach((spy) => spy.mockRestore()) };
  };

  test('sums up by protocol what its runs came to, and ends well', async () => {
    const { said, end } = quietly();
    const code = await faultsLine(['--runs', String(2 * PROTOCOLS.length), '--seed', '400']);
    end();

    expect(code).toBe(0);
    expect(
      said
        .slice(-PROTOCOLS.length)
        .map((line) => /^(\S+) +runs (\d+) .* differences (\d+)$/.exec(line)?.slice(1)),
    ).toEqual(PROTOCOLS.map((protocol) => [protocol, '2', '0']));
  });

  test('says how to repeat a run that fails', async () => {
    const broken = await run('pulse', 1, SABOTEURS['books every report a second time']);

    expect(complaintOf(broken, true)).toMatch(
      /^pulse run 1: .*\n  npm run faults -- line --protocol pulse --seed 1 --runs 1 --tty$/,
    );
  });
});

test.each(PROTOCOLS)('a run of %s can be repeated by its seed', async (protocol) => {
  expect(await run(protocol, 7)).toEqual(await run(protocol, 7));
});
