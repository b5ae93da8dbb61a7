// `npm run fix`: mends what a tool can mend.
import { runSteps, tool } from './programs.ts';

await runSteps([
  ['lint', tool('oxlint'), '--fix', 'drivers', 'kiosk', 'ledger-api', 'ui', 'scripts', 'test'],
  ['format', tool('oxfmt'), '.'],
]);
