// `npm run screens`: every state of every face in every theme, language, size and window, as test/screens looks at them.
import { run, runSteps, tool } from './programs.ts';

const HELP = `npm run screens            every look at every state: axe, contrast, sizes, overflow, and a ledger that fails (a quarter of an hour on two processors)
npm run screens -- -t TEXT  only looks whose name contains this, such as kiosk, or hc
`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}
await runSteps([['screens', 'node', 'scripts/build.ts']]);
process.env['SCREENS'] = 'all';
const SUITE = ['--project', 'journeys', 'test/screens/every-state.test.ts'].concat(
  'test/screens/failing-ledger.test.ts',
);
process.exit(
  await run(tool('vitest'), ['run', '--config', 'test/vitest.config.ts', ...SUITE, ...args]),
);
