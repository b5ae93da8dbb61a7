// `npm run emulate -- PROTOCOL [--tty PATH] [--control PATH] [--no-pace] [--faults SEED]`: an emulated acceptor as a process of its own.
import { parseArgs } from 'node:util';
import { systemClock } from '#drivers/clock.ts';
import { readLines } from '#drivers/control-socket.ts';
import { runEmulator } from '#drivers/emulator-process.ts';
import { EMULATORS } from '#drivers/emulators.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { sufferMisfortunes } from '#drivers/misfortunes.ts';

/** Started wrongly: trying again cannot help. */
const EXIT_MISUSE = 2;
const PARENT_CHECK_MS = 500;
/** Of the chunks of bytes in each direction. */
const SPOILT_SHARE = 0.03;

const PROTOCOLS = Object.keys(EMULATORS).join('|');
const COMMANDS = Object.entries(EMULATORS).map(
  ([word, { help }]) => `  ${word}\n${help.map((line) => `    ${line}`).join('\n')}`,
);

const USAGE = `npm run emulate -- ${PROTOCOLS} [--tty PATH] [--control PATH] [--no-pace] [--faults SEED]

An emulated coin acceptor on a pseudo-terminal, as a process of its own. Its bytes take the time they take on a real line.
  --tty PATH      a link to its terminal, gone while it is unplugged
  --control PATH  a unix socket: one command a line, one JSON line back
  --no-pace       bytes take no time
  --faults SEED   spoils one chunk of bytes in thirty, and every few seconds something befalls the device; the same
                  number makes the same choices, and what happens is told on standard error
Commands, also from standard input:
${COMMANDS.join('\n')}`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        tty: { type: 'string' },
        control: { type: 'string' },
        pace: { type: 'boolean', default: true },
        faults: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(sentence: string): never {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exit(EXIT_MISUSE);
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const wanted = positionals.join(' ');
const kind = Object.hasOwn(EMULATORS, wanted) ? EMULATORS[wanted] : undefined;
if (!kind) fail(`Which protocol? ${PROTOCOLS} can be emulated, not "${wanted}".`);

const { tty, control, pace: isPaced, faults: seed } = values;
if (seed !== undefined && !/^-?\d{1,15}$/.test(seed)) fail('--faults needs a whole number.');
const entropyOf = (what: string) => seededEntropy(`${seed} ${what}`);
const emulator = await runEmulator(
  kind.create(systemClock),
  { ...(tty !== undefined && { tty }), ...(control !== undefined && { control }) },
  systemClock,
  {
    isPaced,
    ...(seed !== undefined && { faults: { entropy: entropyOf('line'), share: SPOILT_SHARE } }),
  },
).catch((error: Error) => {
  console.error(error.message);
  process.exit(EXIT_MISUSE);
});

const answer = (line: object): void => console.log(JSON.stringify(line));
readLines(
  process.stdin,
  (line) => void emulator.console.perform(line).then(answer),
  () => answer({ ok: false, error: 'the line is too long' }),
);
// The emulator lives on when nobody types, and when whoever read its output is gone.
process.stdin.on('error', () => {});
process.stdout.on('error', () => {});

const misfortune = new AbortController();
if (seed !== undefined) {
  const { misfortunes } = kind;
  const tell = (command: string): void => console.error(`seed ${seed}: ${command}`);
  void sufferMisfortunes(
    misfortunes,
    emulator.console,
    entropyOf('device'),
    systemClock,
    misfortune.signal,
    tell,
  );
}

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  misfortune.abort();
  void emulator.close().then(() => process.exit(0));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// A supervisor that was killed cannot stop what it started.
if (process.env['TIKKEUL_PARENT'] !== undefined) {
  const parentPid = process.ppid;
  setInterval(() => process.ppid !== parentPid && stop(), PARENT_CHECK_MS).unref();
}

console.log(`tty ${emulator.tty}`);
if (control !== undefined) console.log(`control ${control}`);
console.log('ready');
