// A new acceptor becomes money: captured, completed, proposed, approved beside the running ledger, and in force.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import { startController } from '../support/controller-process.ts';
import { aReadyLedger, runLedger } from '../support/ledger-process.ts';
import { ptyUnit } from '../support/pty-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'coin-table-'));
const dataDir = join(folder, 'data');
const file = join(folder, 'table.json');
const tty = join(folder, 'ttyUSB0');
const unit = ptyUnit({ manufacturer: 'NRI', product: 'G13', serial: 7 });

beforeAll(() => unit.plug(tty));
afterAll(() => {
  unit.unplug();
  rmSync(folder, { recursive: true, force: true });
});

test('a captured table opens no slot before an operator has approved it', async () => {
  const environment = { HOUSE: 'demo', DATA_DIR: dataDir };
  const ledger = await aReadyLedger(environment);
  const settings = {
    ...environment,
    ACCEPTOR: `cctalk:${tty}`,
    COIN_TABLE: file,
    LEDGER_URL: ledger.url,
  };
  const operator = async (...words: string[]) => {
    const program = runLedger(environment, 'tables', ...words);
    return [await program.ended, program.out() + program.err()] as const;
  };

  expect(await startController(dataDir, settings, ['--capture', file]).ended).toBe(0);
  const captured = CoinTableProposal.parse(JSON.parse(readFileSync(file, 'utf8')));
  const positions = captured.positions.map((coin) => ({
    ...coin,
    testCoins: coin.coinId === 'KR500A' ? 10 : 0,
  }));
  writeFileSync(file, JSON.stringify({ ...captured, positions }));

  const kiosk = startController(dataDir, settings);
  try {
    const url = await kiosk.ready();
    const acceptor = async () => {
      const health = (await (await fetch(`${url}healthz`)).json()) as { acceptors: unknown[] };
      return health.acceptors[0] as Record<string, unknown>;
    };
    await until(async () => (await operator('list'))[1].includes('waits for approval'));
    const before = await acceptor();
    const approved = await operator('approve', 'NRI/G13/7', '--by', 'Kim');
    // A replugged acceptor makes the kiosk ask at once instead of within 20 seconds.
    unit.unplug();
    await until(async () => (await acceptor())['reason'] === 'no-device');
    unit.plug(tty);
    await until(async () => (await acceptor())['state'] === 'ready');
    const after = await acceptor();

    expect(before).toMatchObject({
      reason: 'no-approved-table',
      detail: expect.stringContaining('closed until an operator approves it'),
    });
    expect(approved).toEqual([0, expect.stringContaining('position 4  KR500A  KRW 500')]);
    expect(after).toMatchObject({ acceptorId: 'NRI/G13/7', approvedPositions: [4] });
  } finally {
    kiosk.child.kill('SIGTERM');
    await kiosk.ended;
  }
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isTrue()) return;
    await systemClock.sleep(100);
  }
  throw new Error(`never came true: ${isTrue}`);
}
