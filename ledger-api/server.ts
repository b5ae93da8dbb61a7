// `npm run ledger`: the ledger API as a process. Standard output says where it is and when it is ready; logs go to standard error.
import { resolve } from 'node:path';
import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { readSettings } from './config/settings.ts';
import { createKeysFile } from './keys/keys-file.ts';
import { watchParent } from './process/parent.ts';
import { type RunningLedger, startLedger } from './start-ledger.ts';
import { TABLES_HELP, tablesCommand } from './tables-command.ts';

const HELP = `Usage: npm run ledger [-- --help]
       npm run ledger -- keys create PATH
${TABLES_HELP}
Runs the ledger API. It prints "ledger URL" when it listens and then a line that starts with "ready".
Settings are environment variables; ledger-api/README.md lists them. "keys create" writes a new keys file.
"tables" shows the coin tables that kiosks propose and approves them, beside a running ledger or without one.
`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const [noun, verb, path, ...rest] = args;
  if (noun === undefined) return run();
  if (noun === 'keys' && verb === 'create' && path !== undefined && rest.length === 0) {
    return createKeys(path);
  }
  if (noun === 'tables') return tables(args.slice(1));
  process.stderr.write(`The ledger does not know "${args.join(' ')}".\n\n${HELP}`);
  return WRONG_USE;
}

function createKeys(path: string): number {
  if (createKeysFile(resolve(path), systemEntropy)) {
    process.stdout.write(`keys ${resolve(path)}\n`);
    return 0;
  }
  process.stderr.write(`${path} exists already. Nothing was changed.\n`);
  return 1;
}

async function tables(words: readonly string[]): Promise<number> {
  const read = readSettings(process.env);
  if (!read.ok) {
    process.stderr.write(`${read.sentences.join('\n')}\n`);
    return WRONG_USE;
  }
  const surroundings = { settings: read.settings, clock: systemClock, entropy: systemEntropy };
  try {
    const { code, out, err } = await tablesCommand(words, surroundings);
    process.stdout.write(out);
    process.stderr.write(err);
    return code;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function run(): Promise<number> {
  const read = readSettings(process.env);
  for (const warning of read.warnings) process.stderr.write(`${warning}\n`);
  if (!read.ok) {
    process.stderr.write(`${read.sentences.join('\n')}\n`);
    return WRONG_USE;
  }
  const logger = makeLogger(read.settings.logLevel);
  // Asked to stop while starting, it stops as soon as it has started.
  const stopAsked = stopSignal();
  let ledger: RunningLedger;
  try {
    ledger = await startLedger(read.settings, {
      clock: systemClock,
      entropy: systemEntropy,
      logger,
    });
  } catch (error) {
    logger.debug({ err: error }, 'the ledger cannot start');
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return WRONG_USE;
  }
  process.stdout.write(`${announcement(ledger)}ready: the ledger takes batches\n`);
  await stopAsked;
  // A client that never lets go must not keep the process; what was acknowledged is on the disk already.
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  await ledger.stop();
  return 0;
}

/** Where it is reached, and in a demo house how shop and operators sign in. */
function announcement({ reach, demoStaff }: RunningLedger): string {
  const shop = demoStaff?.shopKey
    ? [`shop ${reach.publicOrigin}/shop key ${demoStaff.shopKey}`]
    : [];
  const operators = (demoStaff?.operators ?? []).map(
    ({ name, password, totpSecret }) =>
      `operator ${reach.publicOrigin}/operator name ${name} password ${password} totp-secret ${totpSecret}`,
  );
  return [`ledger ${reach.localOrigin}`, ...shop, ...operators].map((line) => `${line}\n`).join('');
}

/** Resolves at SIGINT or SIGTERM, and when the parent that asked to be watched is gone. */
function stopSignal(): Promise<void> {
  const watching = new AbortController();
  return new Promise<void>((resolve) => {
    const stop = () => {
      watching.abort();
      resolve();
    };
    // Kept to the end: a terminal and a launcher may both send the signal, and the second must not kill the stopping.
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    if (process.env.TIKKEUL_PARENT) void watchParent(systemClock, watching.signal, stop);
  });
}

/** JSON lines on standard error, readable ones on a terminal. */
function makeLogger(level: string) {
  if (!process.stderr.isTTY) return pino({ level, name: 'ledger' }, pino.destination(2));
  return pino({ level, name: 'ledger' }, PinoPretty({ destination: 2, ignore: 'pid,hostname' }));
}

/** Started wrongly (words, settings, port, lock, keys): starting it again in the same way cannot help. */
const WRONG_USE = 2;
const STOP_TIMEOUT_MS = 10_000;
// Whatever this process writes is for its owner only.
const OWNER_ONLY = 0o077;

process.umask(OWNER_ONLY);
// Not left to an empty event loop: a start that failed still watches for signals and for its parent.
process.exit(await main(process.argv.slice(2)));
