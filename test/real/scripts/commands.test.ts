// Every command of package.json that is a program of ours: help, and a sentence for words that it does not know.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const OURS = Object.entries(scripts).flatMap(([name, line]) => {
  const [, file] = /with-node\.mjs node (\S+\.ts)$/.exec(line) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});
const TIMEOUT_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'tikkeul-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Answer = { code: number; out: string; err: string };

function run(file: string, ...words: string[]): Promise<Answer> {
  const options = { env: { ...process.env, DATA_DIR: folder }, timeout: TIMEOUT_MS };
  return new Promise((resolve) => {
    execFile('node', [file, ...words], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err });
    });
  });
}

test.each(OURS.filter(([name]) => name !== 'test'))(
  'npm run %s answers --help, and unknown words with a sentence and its usage',
  { timeout: TIMEOUT_MS },
  async (name, file) => {
    const [help, refusal] = await Promise.all([run(file, '--help'), run(file, '--nonsense')]);

    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(/npm (run|start)/);
    expect({ name, code: refusal.code, out: refusal.out }).toEqual({ name, code: 2, out: '' });
    expect(refusal.err).toMatch(/npm (run|start)/);
    expect(refusal.err).not.toMatch(/^ +at /m);
  },
);

test('npm test answers --help; its other words are those of Vitest', async () => {
  const help = await run('scripts/test.ts', '--help');

  expect(help).toMatchObject({ code: 0, err: '' });
  expect(help.out).toContain('npm test');
});
