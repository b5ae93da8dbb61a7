// The kiosk controller as a process, without a ledger: enrolled beforehand, its slot approved, its network away.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
import type { JournalRecord } from '#ledger/contract/batch.ts';
import { signDocument } from '#ledger/contract/signature.ts';
import { ACCEPTOR, anEnrolment, AT_MS, kioskSeed, ledgerKey, sealingKey } from './kiosk-records.ts';

const root = join(import.meta.dirname, '../..');

export interface ControllerProcess {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly errors: () => string;
  /** Resolves with the page's URL once the line that begins with `ready` is there. */
  ready(): Promise<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** A data directory of a kiosk that knows its ledger and its acceptor's coins, and has no connection. */
export function offlineKiosk(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'controller-'));
  const store = openSqliteKioskStore(join(dataDir, 'kiosk.db'));
  store.keySeed(kioskSeed);
  const sealing = Buffer.from(sealingKey.publicKey).toString('base64url');
  const keys = anEnrolment().ledgerKeys;
  store.enrol(
    anEnrolment(1, {
      ledgerKeys: [...keys, { kid: '0'.repeat(16), use: 'seal', alg: 'x25519', key: sealing }],
    }),
  );
  const position = (number: number, coinId: string, faceMinor: string) =>
    ({ position: number, coinId, currency: 'KRW', faceMinor }) as const;
  const table = {
    type: 'coin-table' as const,
    number: 1,
    acceptorId: ACCEPTOR,
    positions: [position(3, 'KR100A', '100'), position(4, 'KR500A', '500')],
    approvedBy: 'first',
    approvedAt: '2026-11-22T00:00:00.000Z',
  };
  store.saveCoinTable(signDocument(ledgerKey, table), AT_MS);
  store.close();
  return dataDir;
}

/** Every record of the journal; only while no controller runs there. */
export function journalOf(dataDir: string): readonly JournalRecord[] {
  const store = openSqliteKioskStore(join(dataDir, 'kiosk.db'));
  try {
    const { bytes } = store.batch(1) ?? {};
    const batched = bytes
      ? (JSON.parse(Buffer.from(bytes).toString()) as { batch: { records: JournalRecord[] } }).batch
          .records
      : [];
    return [...batched, ...store.nextRecords(10_000, 1e8).records];
  } finally {
    store.close();
  }
}

/** Starts the controller on any free port; nobody answers at its ledger's address. */
export function startController(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): ControllerProcess {
  const { TIKKEUL_PARENT: _none, ...inherited } = process.env;
  const child = spawn(process.execPath, ['kiosk/controller.ts', ...args], {
    cwd: root,
    env: {
      ...inherited,
      DATA_DIR: dataDir,
      KIOSK_PORT: '0',
      LEDGER_URL: 'http://127.0.0.1:9',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const lines: string[] = [];
  let wake = (): void => {};
  child.stdout.on('data', (chunk: Buffer) => {
    const all = (output + chunk.toString()).split('\n');
    output = all.pop()!;
    lines.push(...all);
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.on('close', (code, signal) => {
      resolve(code ?? signal!);
      wake();
    }),
  );
  return {
    child,
    lines,
    errors: () => errors,
    ended,
    ready: async () => {
      while (!lines.some((line) => line.startsWith('ready'))) {
        if (child.exitCode !== null) throw new Error(`the controller ended: ${errors}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return lines.find((line) => line.startsWith('kiosk '))!.slice('kiosk '.length);
    },
  };
}

/** The pid that a program wrote down, or undefined. */
export function pidIn(dataDir: string, program: 'kiosk' | 'emulator'): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, `${program}.pid`), 'utf8'));
  } catch {
    return undefined;
  }
}

/** False also for a process that has ended and that nobody has asked for its exit code yet. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).path !== undefined && process.platform !== 'linux';
  }
}
