// `npm test`: builds the screens, then runs every test. Arguments go to Vitest.
import { run, runSteps, tool } from './programs.ts';

await runSteps([
  ['screens', tool('vite'), 'build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'],
]);
process.exit(
  await run(tool('vitest'), ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)]),
);
