// `npm run screens`: every state of every face in every theme, language, size and window, as test/screens looks at them.
import { parseArgs } from 'node:util';
import { command } from './command.ts';
import { run, runSteps, tool } from './programs.ts';

const HELP = `npm run screens            every look at every state: axe, contrast, sizes, overflow, overlaps, and a ledger that fails (twenty minutes on two processors)
npm run screens -- -t TEXT  only looks whose name contains this, such as kiosk, or hc
`;

process.exit(
  await command(process.argv.slice(2), HELP, async (words) => {
    const { values } = parseArgs({
      args: [...words],
      options: { text: { type: 'string', short: 't' } },
    });
    await runSteps([['screens', 'node', 'scripts/build.ts']]);
    process.env['SCREENS'] = 'all';
    const suite = ['test/screens/every-state.test.ts', 'test/screens/failing-ledger.test.ts'];
    const only = values.text === undefined ? [] : ['-t', values.text];
    const config = ['--config', 'test/vitest.config.ts', '--project', 'journeys'];
    return run(tool('vitest'), ['run', ...config, ...suite, ...only]);
  }),
);
