// Checks the types of each room under its own tsconfig.
import { command, noWords } from './command.ts';
import { runSteps, tool } from './programs.ts';

const ROOMS = ['drivers', 'ledger-api', 'kiosk', 'ui', 'scripts', 'test'];

const HELP = `npm run typecheck

Checks the types of each room under its own tsconfig. It ends at the first room with a fault.
`;

process.exit(
  await command(process.argv.slice(2), HELP, async (words) => {
    noWords(words);
    await runSteps(
      ROOMS.map((room) => [`types of ${room}`, tool('tsc'), '--project', room] as const),
    );
    return 0;
  }),
);
