// `npm run check`: what `.ci/run` runs, in the same order.
import { command, noWords } from './command.ts';
import { runSteps, tool } from './programs.ts';

const HELP = `npm run check

What CI runs after npm ci, in this order: format, lint, types, unused code, all tests. It ends at the first failure.
`;

process.exit(
  await command(process.argv.slice(2), HELP, async (words) => {
    noWords(words);
    await runSteps([
      ['format', tool('oxfmt'), '--check', '.'],
      ['lint', tool('oxlint'), 'drivers', 'kiosk', 'ledger-api', 'ui', 'scripts', 'test'],
      ['types', 'node', 'scripts/typecheck.ts'],
      ['unused code', tool('knip')],
      ['tests', 'node', 'scripts/test.ts'],
    ]);
    return 0;
  }),
);
