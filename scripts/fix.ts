// `npm run fix`: mends what a tool can mend.
import { command, noWords } from './command.ts';
import { runSteps, tool } from './programs.ts';

const HELP = `npm run fix

Mends what a tool can mend: what the linter knows to put right, then the format.
`;

process.exit(
  await command(process.argv.slice(2), HELP, async (words) => {
    noWords(words);
    await runSteps([
      ['lint', tool('oxlint'), '--fix', 'drivers', 'kiosk', 'ledger-api', 'ui', 'scripts', 'test'],
      ['format', tool('oxfmt'), '.'],
    ]);
    return 0;
  }),
);
