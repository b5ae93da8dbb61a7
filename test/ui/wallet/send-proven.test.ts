// A wish that has to wait for a proof of the number, and is then sent again.
import { describe, expect, test } from 'vitest';
import { proofDesk, sendProven } from '#ui/wallet/data/send-proven.ts';
import type { Answer } from '#ui/wallet/data/ledger-client.ts';

const NEEDED: Answer<string> = { ok: false, code: 'step-up-needed', status: 403 };
const DONE: Answer<string> = { ok: true, value: 'done' };

/** Answers one after the other, and counts how often it was asked. */
function answering(...answers: Answer<string>[]) {
  const sent = { count: 0 };
  return { sent, send: async () => answers[sent.count++]! };
}

describe('a wish', () => {
  test.each([
    ['that is done asks for nothing', [DONE], true, 1, DONE],
    ['that needs a proof is sent once more after it', [NEEDED, DONE], true, 2, DONE],
    ['stays refused when the holder would rather not', [NEEDED, DONE], false, 1, NEEDED],
    ['is not sent a third time', [NEEDED, NEEDED, DONE], true, 2, NEEDED],
  ])('%s', async (_, answers, isProven, count, expected) => {
    const { sent, send } = answering(...answers);

    const answer = await sendProven(send, async () => isProven);

    expect([answer, sent.count]).toEqual([expected, count]);
  });

  test('that is refused for another reason asks for no proof', async () => {
    const refused: Answer<string> = { ok: false, code: 'insufficient-points', status: 409 };
    const { sent, send } = answering(refused, DONE);

    const answer = await sendProven(send, () => {
      throw new Error('nobody is to be asked');
    });

    expect([answer, sent.count]).toEqual([refused, 1]);
  });
});

describe('the desk that asks for proofs', () => {
  test('asks once for all who wait, answers all of them, and then asks anew', async () => {
    const shown: boolean[] = [];
    const desk = proofDesk((isAsked) => shown.push(isAsked));
    const waiting = [desk.prove(), desk.prove()];

    desk.end(true);
    desk.end(false);
    const later = desk.prove();
    desk.end(false);

    expect(await Promise.all([...waiting, later])).toEqual([true, true, false]);
    expect(shown).toEqual([true, false, true, false]);
  });
});
