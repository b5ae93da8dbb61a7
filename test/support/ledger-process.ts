// The ledger as a process of its own, in a directory of its own; both go away with the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SERVER = fileURLToPath(new URL('../../ledger-api/server.ts', import.meta.url));

export type Program = Readonly<{
  child: ChildProcess;
  /** Standard output and standard error so far. */
  out(): string;
  err(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}>;

/** A directory that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tikkeul-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts `node ledger-api/server.ts …args` with these settings and no others. */
export function runLedger(settings: Record<string, string>, ...args: string[]): Program {
  const { PATH, HOME } = process.env;
  const env = { ...(PATH && { PATH }), ...(HOME && { HOME }), ...settings };
  return programOf(spawn(process.execPath, [SERVER, ...args], { env, stdio: 'pipe' }));
}

/** Watches a child; it is killed when the test ends. */
export function programOf(child: ChildProcess): Program {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()));
  const ended = once(child, 'close').then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals,
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** A ledger that is ready, and where it listens. */
export async function aReadyLedger(
  settings: Record<string, string>,
): Promise<Program & { url: string }> {
  const program = runLedger({ LEDGER_PORT: '0', ...settings });
  await Promise.race([untilOut(program, /^ready/m), program.ended]);
  const url = /^ledger (\S+)$/m.exec(program.out())?.[1];
  if (url === undefined) throw new Error(`the ledger did not start: ${program.err()}`);
  return { ...program, url };
}

/** Resolves once standard output matches. */
export async function untilOut(program: Program, pattern: RegExp): Promise<void> {
  while (!pattern.test(program.out())) {
    await Promise.race([once(program.child.stdout!, 'data'), program.ended]);
    if (program.child.exitCode !== null) return;
  }
}
