// `npm run operator -- …`: operators of the ledger, made, listed, reset and disabled from the command line.
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { readSettings } from '#ledger/config/settings.ts';
import { OPERATOR_HELP, operatorCommand } from '#ledger/operator-command.ts';

/** Started wrongly: trying again cannot help. */
const WRONG_USE = 2;
// Whatever this process writes is for its owner only.
const OWNER_ONLY = 0o077;

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(OPERATOR_HELP);
    return 0;
  }
  const read = readSettings(process.env);
  if (!read.ok) {
    process.stderr.write(`${read.sentences.join('\n')}\n`);
    return WRONG_USE;
  }
  const surroundings = { settings: read.settings, clock: systemClock, entropy: systemEntropy };
  try {
    const { code, out, err } = await operatorCommand(words, surroundings);
    process.stdout.write(out);
    process.stderr.write(err);
    return code;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.umask(OWNER_ONLY);
process.exitCode = await main(process.argv.slice(2));
