// The benchmarks by name: which there are, what they take, and how their figures are printed and kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchAcceptor } from './acceptor.ts';
import { benchApi } from './api.ts';
import { benchJourney } from './journey.ts';
import { benchLedger } from './ledger.ts';
import { benchSizes } from './ledger-sizes.ts';
import { benchLighthouse } from './lighthouse.ts';
import { command, Misuse } from '../command.ts';
import type { BenchResult } from './result.ts';
import { benchScreens } from './screens.ts';
import { root } from '../programs.ts';

const HELP = `npm run bench -- [NAME|list] [--assert] [FLAGS]

journey   one coin from the acceptor to the kiosk's disk, its screen and the wallet's stream: p50 and p99, as
          milliseconds and as multiples of one synchronised commit on the same disk. 300 coins unless told otherwise
          (--coins N).
acceptor  coins a second that each protocol sustains with every coin durable, beside the limit of its wire; from the last byte
          of the confirming reply to the disk, p50 and p99; CPU; memory. Real emulator process, pseudo-terminal and journal.
          1000 coins a protocol unless told otherwise; --protocol NAME for one alone; --long: 1,000,000 coins for the memory.
api       payments a second at 8 and 64 tills, at fifty shops and at one, beside the minimal transfer on the same
          database; looks at wallets at 2,000 a second; from a payment to the frame on one of 1,000 open streams.
          --database, --payments 4000 of each kind, --reads 6000, --streams 1000, --folder DIR, --profile DIR.
ledger    how many coins a second the books take in signed batches over HTTP, and how many bytes one coin is on disk,
          beside a bare store with the same rows and the same durability. --database sqlite|postgres|both,
          --kiosks 16, --batches 120 of each kiosk, --coins 100 of each batch, --folder DIR on the disk that matters,
          --profile DIR keeps a processor profile of each ledger process.
lighthouse  its scores for the wallet, signed in and not, where a program named lighthouse can be found in PATH.
screens   what people wait for at the glass, with the built pages in a real browser: coin to pixel and the evenness of frames at 20
          coins a second, the first screen after the controller's word ready, memory of page and controller over a week
          of deposits, the wallet on a slow phone. --part pour|start|wallet|week|controller, --coins 1000, --starts 5,
          --deposits 2000 before the page, --visits 400 to the controller.
sizes     balances, payments and the start of a ledger when its books are small and large: --entries 10000,100000
          (up to 10000000, which takes minutes and some gigabytes), --database, --folder DIR.

Each prints the load average: other work on the same processors slows every figure, the processor time of one
operation the least. Writes dist/bench/NAME.json. With --assert it exits 1 when a figure is beyond its stated floor.
`;
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<BenchResult>>> = {
  api: benchApi,
  journey: benchJourney,
  acceptor: benchAcceptor,
  ledger: benchLedger,
  lighthouse: benchLighthouse,
  screens: benchScreens,
  sizes: benchSizes,
};

/** `npm run bench` with these words; resolves with the exit code. */
export const benchCommand = (words: readonly string[]): Promise<number> =>
  command(words, HELP, measure);

async function measure([name = 'list', ...args]: readonly string[]): Promise<number> {
  if (name === 'list' && args.length === 0) {
    process.stdout.write(`${Object.keys(BENCHES).join('\n')}\n`);
    return 0;
  }
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!bench) throw new Misuse(`There is no benchmark "${[name, ...args].join(' ')}".`);
  const result = await bench(args.filter((arg) => arg !== '--assert'));
  console.table(result.rows);
  for (const note of result.notes) process.stdout.write(`${note}\n`);
  const folder = join(root, 'dist', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  for (const sentence of result.beyondFloor) {
    process.stdout.write(`beyond its floor: ${sentence}\n`);
  }
  return args.includes('--assert') && result.beyondFloor.length > 0 ? 1 : 0;
}
