// `npm run faults -- real|books|line|world|fuzz [--runs N] [--seed S]`: fault simulation; exit 1 when a coin is lost or counted twice.
import { faultsCommand } from './faults/command.ts';

process.exit(await faultsCommand(process.argv.slice(2)));
