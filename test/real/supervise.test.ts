import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Program, superviseProgram } from '../../scripts/supervise.ts';

/** A supervised program that runs `source`, and what it said and how it was given up. */
function aProgram(source: string) {
  const lines: string[] = [];
  const givenUp: { reason: string; exitCode: number }[] = [];
  const pidFile = join(mkdtempSync(join(tmpdir(), 'supervise-')), 'program.pid');
  const program: Program = superviseProgram({
    name: 'program',
    args: ['-e', source],
    env: () => ({}),
    pidFile,
    onLine: (line) => lines.push(line),
    onGivenUp: (reason, exitCode) => givenUp.push({ reason, exitCode }),
  });
  onTestFinished(() => program.stop());
  return { program, lines, givenUp, pid: () => Number(readFileSync(pidFile, 'utf8')) };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a supervised program', () => {
  test('is started again when it is killed', async () => {
    const { program, lines, pid } = aProgram('console.log("up"); setInterval(() => {}, 1000)');
    program.start();
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000);
    const first = pid();

    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(lines).toHaveLength(2), 5000);

    expect(pid()).not.toBe(first);
  });

  test('is given up when it dies six times within a minute and was never ready', async () => {
    const { program, lines, givenUp } = aProgram('console.log("up"); process.exit(7)');

    program.start();
    await vi.waitFor(() => expect(givenUp).toHaveLength(1), 20_000);

    expect({ starts: lines.length, exitCode: givenUp[0]?.exitCode }).toEqual({
      starts: 6,
      exitCode: 1,
    });
  });

  test('is started again however often it dies after it was ready', async () => {
    const { program, lines, givenUp } = aProgram('console.log("ready"); process.exit(7)');

    program.start();
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(8), 20_000);

    expect(givenUp).toEqual([]);
  });

  test('is not started again when its settings were wrong', async () => {
    const { program, lines, givenUp } = aProgram('console.log("up"); process.exit(2)');

    program.start();
    await vi.waitFor(() => expect(givenUp).toHaveLength(1), 5000);

    expect({ starts: lines.length, exitCode: givenUp[0]?.exitCode }).toEqual({
      starts: 1,
      exitCode: 2,
    });
  });

  test('is gone when stop resolves', async () => {
    const { program, lines, pid } = aProgram('console.log("up"); setInterval(() => {}, 1000)');
    program.start();
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000);

    await program.stop();

    expect(isAlive(pid())).toBe(false);
  });
});
