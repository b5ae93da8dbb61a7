// How a command answers words: help when it is asked for, one sentence and the usage when it was started wrongly.

/** Exit code of a command that was started wrongly: trying again in the same way cannot help. */
const MISUSE = 2;

/** What was asked for cannot be done; the message is a sentence for the person who asked. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** Does `work` with `words`; resolves with the exit code. `--help` is answered first, whatever else is said. */
export async function command(
  words: readonly string[],
  usage: string,
  work: (words: readonly string[]) => number | Promise<number>,
): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(inLines(usage));
    return 0;
  }
  try {
    return await work(words);
  } catch (error) {
    const sentence = misuseOf(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n\n${inLines(usage)}`);
    return MISUSE;
  }
}

/** For a command that takes no words. */
export function noWords(words: readonly string[]): void {
  if (words.length > 0) refuseWords(words);
}

/** Words that a command does not know. */
export function refuseWords(words: readonly string[]): never {
  throw new Misuse(`"${words.join(' ')}" is not understood.`);
}

/** A whole number from `min` on; `name` is the flag's. */
export function wholeNumber(name: string, text: string, min = 1): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number) && number >= min) return number;
  throw new Misuse(`--${name} is a whole number from ${min} on, not ${text}.`);
}

/** The sentence, when `error` says that words were wrong: ours, or that of Node's `parseArgs`. */
function misuseOf(error: unknown): string | undefined {
  if (error instanceof Misuse) return error.message;
  const isOfParser =
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS_');
  return isOfParser ? error.message : undefined;
}

const inLines = (usage: string): string => (usage.endsWith('\n') ? usage : `${usage}\n`);
