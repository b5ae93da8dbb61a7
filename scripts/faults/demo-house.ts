// Starts the demo house as a person would (`scripts/start.ts`) in a directory of its own, for faults and journeys.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { root } from '../programs.ts';

export type ProgramName = 'ledger' | 'kiosk' | 'emulator';

export type DemoHouse = Readonly<{
  dataDir: string;
  kioskUrl: string;
  trayUrl: string;
  walletUrl: string;
  messagesPath: string;
  /** Everything the house has written to standard output, and to standard error, so far. */
  output(): Readonly<{ lines: readonly string[]; log: string }>;
  /** One command to the emulated acceptor over its control socket; the answer's JSON. */
  emulate(command: string): Promise<Record<string, unknown>>;
  /** SIGKILL to one program; the house starts it again. False when it was not running. */
  kill(program: ProgramName): boolean;
  pid(program: ProgramName): number | undefined;
  /** Ctrl-C, then waits for the end. Resolves with the exit code. Idempotent. */
  stop(): Promise<number>;
}>;

export type DemoHouseOptions = Readonly<{
  env?: Readonly<Record<string, string>>;
  /** An existing directory to go on with; otherwise a new one that is removed at `stop`. */
  dataDir?: string;
}>;

const READY_TIMEOUT_MS = 90_000;
const EMULATOR_ANSWER_TIMEOUT_MS = 15_000;

/** Resolves when the house says `ready`; rejects with what it wrote when it does not. */
export async function startDemoHouse(options: DemoHouseOptions = {}): Promise<DemoHouse> {
  const dataDir = options.dataDir ?? ownFolder('tikkeul-');
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      LEDGER_PORT: '0',
      KIOSK_PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-200_000)));
  const exited = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  await untilReady(child, lines, () => log);

  const address = (name: string): string =>
    lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  return {
    dataDir,
    kioskUrl: address('kiosk'),
    trayUrl: address('tray'),
    walletUrl: address('wallet'),
    messagesPath: address('messages'),
    output: () => ({ lines, log }),
    emulate: (command) => askSocket(join(dataDir, 'acceptor-0.sock'), command),
    pid: (program) => readPid(dataDir, program),
    kill: (program) => {
      const pid = readPid(dataDir, program);
      if (pid === undefined) return false;
      try {
        return process.kill(pid, 'SIGKILL');
      } catch {
        return false;
      }
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      const code = await exited;
      if (options.dataDir === undefined) removeFolder(dataDir);
      return code;
    },
  };
}

function untilReady(child: ChildProcess, lines: string[], log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(late);
      child.kill('SIGTERM');
      reject(new Error(`${why}\n${lines.join('\n')}\n${log()}`));
    };
    const late = setTimeout(() => fail('The house did not become ready.'), READY_TIMEOUT_MS);
    child.once('exit', (code) => fail(`The house ended with code ${code}.`));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (!line.startsWith('ready')) return;
      clearTimeout(late);
      resolve();
    });
  });
}

function readPid(dataDir: string, program: ProgramName): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, `${program}.pid`), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function askSocket(path: string, command: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.setTimeout(EMULATOR_ANSWER_TIMEOUT_MS, () => {
      socket.destroy(new Error(`The emulator did not answer "${command}".`));
    });
    socket.on('error', reject);
    const answers = createInterface({ input: socket });
    answers.on('error', reject);
    answers.once('line', (line) => {
      socket.end();
      resolve(JSON.parse(line) as Record<string, unknown>);
    });
    socket.write(`${command}\n`);
  });
}
