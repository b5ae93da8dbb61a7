// Checks the types of each room under its own tsconfig.
import { runSteps, tool } from './programs.ts';

const ROOMS = ['drivers', 'ledger-api', 'kiosk', 'ui', 'scripts', 'test'];

await runSteps(ROOMS.map((room) => [`types of ${room}`, tool('tsc'), '--project', room] as const));
