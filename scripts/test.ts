// `npm test`: builds the screens where they have changed, then runs every test. Arguments go to Vitest.
import { command } from './command.ts';
import { run, runSteps, tool } from './programs.ts';

const HELP = `npm test [-- WORDS FOR VITEST]

Builds the screens where they have changed, then runs every test: quick ones, real programs, journeys and screens in a browser.
For example -- --project quick, or -- test/kiosk for the tests of one room.
`;

process.exit(
  await command(process.argv.slice(2), HELP, async (words) => {
    // Built as `npm start` builds them, so that no house that a test starts builds them anew under another test.
    await runSteps([['screens', 'node', 'scripts/build.ts']]);
    return run(tool('vitest'), ['run', '--config', 'test/vitest.config.ts', ...words]);
  }),
);
