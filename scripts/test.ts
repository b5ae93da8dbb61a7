// `npm test`: builds the screens where they have changed, then runs every test. Arguments go to Vitest.
import { run, runSteps, tool } from './programs.ts';

// Built as `npm start` builds them, so that no house that a test starts builds them anew under another test.
await runSteps([['screens', 'node', 'scripts/build.ts']]);
process.exit(
  await run(tool('vitest'), ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)]),
);
