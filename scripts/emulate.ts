// `npm run emulate -- PROTOCOL [--tty PATH] [--control PATH]`: an emulated acceptor as a process of its own.
import { parseArgs } from 'node:util';
import { systemClock } from '#drivers/clock.ts';
import { readLines } from '#drivers/control-socket.ts';
import { runEmulator } from '#drivers/emulator-process.ts';
import { EMULATORS } from '#drivers/emulators.ts';

/** Started wrongly: trying again cannot help. */
const EXIT_MISUSE = 2;
const PARENT_CHECK_MS = 500;

const PROTOCOLS = Object.keys(EMULATORS).join('|');
const COMMANDS = Object.entries(EMULATORS).map(
  ([word, { help }]) => `  ${word}\n${help.map((line) => `    ${line}`).join('\n')}`,
);

const USAGE = `npm run emulate -- ${PROTOCOLS} [--tty PATH] [--control PATH]

An emulated coin acceptor on a pseudo-terminal, as a process of its own.
  --tty PATH      a link to its terminal, gone while it is unplugged
  --control PATH  a unix socket: one command a line, one JSON line back
Commands, also from standard input:
${COMMANDS.join('\n')}`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        tty: { type: 'string' },
        control: { type: 'string' },
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

const { tty, control } = values;
const emulator = await runEmulator(
  kind.create(systemClock),
  { ...(tty !== undefined && { tty }), ...(control !== undefined && { control }) },
  systemClock,
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

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
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
