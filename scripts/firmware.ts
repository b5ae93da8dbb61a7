// `npm run firmware`: builds the hardware-independent part of the pulse bridge with g++ and runs its tests.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, refuseWords } from './command.ts';

const HELP = `npm run firmware

Builds drivers/pulse/firmware/src with g++, once as C++11 as boards do and once as C++17, every warning an error, and
runs test/drivers/pulse/firmware with the lines and dialogues of test/vectors/pulse-lines.json. Needs g++ and nothing else.`;

const SOURCES = globSync('drivers/pulse/firmware/src/*.cpp');
const TESTS = globSync('test/drivers/pulse/firmware/*.cpp');
/** Conversions too: on an 8-bit board an int has 16 bits, and whatever is narrowed must say so. */
const WARNINGS = ['-Wall', '-Wextra', '-Werror', '-Wshadow', '-Wconversion', '-Wsign-conversion'];

const words = process.argv.slice(2);
if (words.length > 0) process.exit(await command(words, HELP, refuseWords));
if (spawnSync('g++', ['--version']).status !== 0) {
  console.log('There is no g++ on this machine, so the firmware was neither built nor tested.');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'tikkeul-firmware-'));
const exitCode = buildAndRun();
rmSync(folder, { recursive: true });
process.exit(exitCode);

function buildAndRun(): number {
  for (const source of SOURCES) {
    if (!compile(['-std=c++11', ...WARNINGS, '-fsyntax-only', source])) return 1;
  }
  const program = join(folder, 'firmware-tests');
  const checks = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  if (
    !compile(['-std=c++17', '-O1', ...WARNINGS, ...checks, ...SOURCES, ...TESTS, '-o', program])
  ) {
    return 1;
  }
  const run = spawnSync(program, { input: vectorLines(), stdio: ['pipe', 'inherit', 'inherit'] });
  return run.status ?? 1;
}

function compile(args: readonly string[]): boolean {
  return spawnSync('g++', [...args], { stdio: 'inherit' }).status === 0;
}

/** The shared vectors, one a line, with tabs between the fields: nothing on a board reads JSON. */
function vectorLines(): string {
  const { lines, refused, dialogues } = JSON.parse(
    readFileSync('test/vectors/pulse-lines.json', 'utf8'),
  ) as Vectors;
  return [
    ...lines.map(({ name, from, text, line }) => ['line', name, from, text, line.kind]),
    ...refused
      .filter(({ from }) => from === 'host')
      .map(({ name, from, text }) => ['refused', name, from, text]),
    ...dialogues.map(({ name, steps }) => ['dialogue', name, ...steps]),
  ]
    .map((fields) => `${fields.join('\t')}\n`)
    .join('');
}

type Vectors = {
  lines: { name: string; from: string; text: string; line: { kind: string } }[];
  refused: { name: string; from: string; text: string }[];
  dialogues: { name: string; steps: string[] }[];
};
