// Every example of the table of calls, made at a house where its names mean something.
import { describe, expect, test } from 'vitest';
import { LINES, schemaOf, TABLE } from '../../support/described.ts';
import { furnish } from '../../support/full-house.ts';
import { aLedger } from '../../support/ledger-app.ts';
import { replay } from '../../support/replay.ts';

const statusOf = (line: string): number =>
  TABLE[line]!.example.status ?? Number(Object.keys(TABLE[line]!.answers)[0]);

describe('the example of', () => {
  test.each(LINES)('%s is answered as the table says', async (line) => {
    const ledger = await aLedger();
    const house = await furnish(ledger);

    const answer = await replay(ledger, line, house);

    const mediaType = String(answer.headers['content-type'] ?? '').split(';')[0]!;
    expect([answer.statusCode, mediaType && schemaOf(line, statusOf(line), mediaType)]).toEqual([
      statusOf(line),
      mediaType && expect.anything(),
    ]);
  });

  test.each(LINES)('%s is written as the table asks', (line) => {
    const { params, query, body, answers, example } = TABLE[line]!;

    const written = [
      params?.safeParse(example.params),
      query?.safeParse(example.query ?? {}),
      body?.safeParse(example.body),
      ...Object.values(answers)
        .slice(0, 1)
        .map((answer) => ('content' in answer ? undefined : answer.safeParse(example.answer))),
    ];

    expect(written.filter((one) => one?.success === false).map((one) => one?.error)).toEqual([]);
  });
});
