// Words of the sub-commands: each answers help, and wrong words with a sentence instead of a stack.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { benchCommand } from '../../scripts/bench/command.ts';
import { faultsCommand } from '../../scripts/faults/command.ts';

const BENCHES = ['api', 'journey', 'acceptor', 'ledger', 'lighthouse', 'screens', 'sizes'];
const SIMULATIONS = ['real', 'books', 'line', 'world', 'fuzz'];
const EACH = [
  ...BENCHES.map((name) => ['bench', name, benchCommand] as const),
  ...SIMULATIONS.map((name) => ['faults', name, faultsCommand] as const),
];

const said = { out: '', err: '' };
beforeEach(() => {
  Object.assign(said, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += text), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += text), true));
});
afterEach(() => vi.restoreAllMocks());

describe.each(EACH)('npm run %s -- %s', (command, name, run) => {
  test('answers --help, also behind other words', async () => {
    const codes = [await run([name, '--help']), await run([name, '--nonsense', '-h'])];

    expect(codes).toEqual([0, 0]);
    expect(said.out).toContain(`npm run ${command} -- `);
    expect(said.err).toBe('');
  });

  test('answers an unknown flag with one sentence and its usage, and measures nothing', async () => {
    const code = await run([name, '--nonsense']);

    expect(code).toBe(2);
    expect(said.err).toMatch(/^[^\n]*--nonsense[^\n]*\n\nnpm run /);
    expect(said.err).not.toMatch(/^ +at /m);
    expect(said.out).toBe('');
  });
});

test.each([
  ['bench', benchCommand],
  ['faults', faultsCommand],
])('npm run %s says that it does not know a name', async (command, run) => {
  const code = await run(['nothing']);

  expect(code).toBe(2);
  expect(said.err).toContain('"nothing"');
  expect(said.err).toContain(`npm run ${command} -- `);
});

test.each([
  [benchCommand, ['acceptor', '--coins', 'many'], '--coins is a whole number from 1 on, not many.'],
  [benchCommand, ['acceptor', '--protocol', 'morse'], '--protocol morse is not known: cctalk,'],
  [benchCommand, ['screens', '--part', 'cellar'], '--part cellar is not known: pour,'],
  [benchCommand, ['ledger', '--database', 'paper'], '--database is sqlite, postgres or both'],
  [benchCommand, ['sizes', '--entries', '10,x'], '--entries is a whole number from 1 on, not x.'],
  [faultsCommand, ['real', '--runs', '0'], '--runs is a whole number from 1 on, not 0.'],
  [faultsCommand, ['world', '--seed', '-1'], "Option '--seed' argument is ambiguous"],
  [
    faultsCommand,
    ['line', '--protocol', 'morse'],
    '--protocol morse is not known: cctalk, cctalk-shared, mdb',
  ],
  [faultsCommand, ['fuzz', '--db', 'paper'], '--db is sqlite or postgres, not paper.'],
])('%o of %j is refused: %s', async (run, words, sentence) => {
  const code = await run(words);

  expect(code).toBe(2);
  expect(said.err).toContain(sentence);
});
