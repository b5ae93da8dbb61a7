// Questions on whose answers money depends: believed when told twice.
import type { Conversation } from './conversation.ts';
import type { Command } from './headers.ts';

export type Question = Readonly<{ command: Command; data?: readonly number[] }>;

const ROUNDS_MAX = 5;

/**
 * An identity decides whose coins these are: two answers in a row must agree, as for money. Every other round asks in the
 * opposite order, so that replies which come one question late never agree. Undefined is what the device does not tell.
 */
export async function askTwice(
  conversation: Conversation,
  questions: readonly Question[],
  between: () => Promise<void> = async () => {},
): Promise<(Uint8Array | undefined)[]> {
  const last = new Map<Question, Uint8Array>();
  const agreed = new Map<Question, Uint8Array>();
  let open = questions;
  for (let round = 0; open.length > 0 && round < ROUNDS_MAX; round++) {
    const untold = new Set<Question>();
    for (const question of round % 2 === 0 ? open : open.toReversed()) {
      const answer = await conversation.ask(question.command, question.data);
      await between();
      if (!answer.ok) {
        untold.add(question);
        continue;
      }
      const before = last.get(question);
      if (before && Buffer.from(before).equals(answer.data)) agreed.set(question, before);
      last.set(question, answer.data);
    }
    open = open.filter((question) => !untold.has(question) && !agreed.has(question));
  }
  return questions.map((question) => agreed.get(question));
}
