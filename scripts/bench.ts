// `npm run bench -- [NAME|list] [--assert]`: benchmarks; each prints a table with ratios and writes its figures as JSON.
import { benchCommand } from './bench/command.ts';

process.exit(await benchCommand(process.argv.slice(2)));
