// Does anything pile up in the controller? Deposits of real coins, one after another, in the whole house.
import { setTimeout as delay } from 'node:timers/promises';
import { startDemoHouse } from '../faults/demo-house.ts';
import { openDeposit, visitKiosk } from '../faults/visitor.ts';
import { growthOf, inFifths } from './growth.ts';
import { heapOfProgram } from './heap-of.ts';
import type { ScreenPart } from './screens.ts';

const FLOOR_KIB = 1024;
const STEP_TIMEOUT_MS = 15_000;

/** `visits` deposits of three coins, each through acceptor, disk, bridge and ledger. */
export const measureController: ScreenPart = async ({ visits }) => {
  const house = await startDemoHouse({ env: { NODE_OPTIONS: '--inspect-port=0' } });
  const visitor = visitKiosk(house.kioskUrl);
  try {
    const debuggerUrl = await debuggerOf(house.pid('kiosk')!, () => house.output().log);
    const visit = async (n: number): Promise<void> => {
      const number = `0104826${String(n % 10_000).padStart(4, '0')}`;
      if (!(await openDeposit(visitor, number))) throw new Error('the slot did not open');
      await house.emulate('coin KR100A 3');
      const isCounted = await visitor.see(
        (view) => view.screen === 'coins' && view.coinCount === 3,
        STEP_TIMEOUT_MS,
      );
      visitor.press({ do: 'finish' });
      const isThanked = await visitor.see(({ screen }) => screen === 'thanks', STEP_TIMEOUT_MS);
      if (!isCounted || !isThanked) throw new Error(`deposit ${n} did not come to its end`);
      visitor.press({ do: 'home' });
    };
    const samples = await inFifths(visits, visit, () => heapOfProgram(debuggerUrl));
    return growthOf(
      [{ figure: 'controller: heap, KiB', samples, floor: FLOOR_KIB }],
      `${visits} deposits of real coins`,
    );
  } finally {
    visitor.leave();
    await house.stop();
  }
};

/** Asks a running Node for its debugger, which answers in its log. */
async function debuggerOf(pid: number, log: () => string): Promise<string> {
  process.kill(pid, 'SIGUSR1');
  for (let waitedMs = 0; waitedMs < STEP_TIMEOUT_MS; waitedMs += 100) {
    const [, url] = /^Debugger listening on (ws:\S+)$/m.exec(log()) ?? [];
    if (url) return url;
    await delay(100);
  }
  throw new Error('the controller opened no debugger');
}
