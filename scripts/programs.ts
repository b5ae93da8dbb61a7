// Runs other programs for the everyday scripts: one after another, output passed through.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Resolves with the exit code; a program ended by a signal counts as 1. */
export function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A program's own file inside node_modules/.bin. */
export const tool = (name: string): string => join(root, 'node_modules', '.bin', name);

/** Runs named steps in order and ends the process with the first failure. */
export async function runSteps(
  steps: readonly (readonly [title: string, command: string, ...args: string[]])[],
): Promise<void> {
  for (const [title, command, ...args] of steps) {
    const startMs = performance.now();
    process.stderr.write(`── ${title}\n`);
    const code = await run(command, args);
    process.stderr.write(
      `── ${title}: ${code === 0 ? 'ok' : 'failed'} (${((performance.now() - startMs) / 1000).toFixed(1)} s)\n`,
    );
    if (code !== 0) process.exit(code);
  }
}
