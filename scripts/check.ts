// `npm run check`: what `.ci/run` runs, in the same order.
import { runSteps, tool } from './programs.ts';

await runSteps([
  ['format', tool('oxfmt'), '--check', '.'],
  ['lint', tool('oxlint'), 'drivers', 'kiosk', 'ledger-api', 'ui', 'scripts', 'test'],
  ['types', 'node', 'scripts/typecheck.ts'],
  ['unused code', tool('knip')],
  ['tests', 'node', 'scripts/test.ts'],
]);
