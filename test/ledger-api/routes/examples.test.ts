// Every example of the table of calls, made at a house where its names mean something.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { LINES, slipOf, TABLE } from '../../support/described.ts';
import { type FullHouse, furnish } from '../../support/full-house.ts';
import { openLedger, type TestLedger } from '../../support/open-ledger.ts';
import { replay } from '../../support/replay.ts';

const statusOf = (line: string): number =>
  TABLE[line]!.example.status ?? Number(Object.keys(TABLE[line]!.answers)[0]);

type House = Readonly<{ ledger: TestLedger & { close(): Promise<void> }; house: FullHouse }>;

async function aHouse(): Promise<House> {
  const ledger = await openLedger(openMemoryLedgerStore());
  return { ledger, house: await furnish(ledger) };
}

describe('the example of', () => {
  // Whoever only reads leaves the house as it was; each write has a house of its own.
  let standing: House;
  beforeAll(async () => {
    standing = await aHouse();
  });
  afterAll(() => standing.ledger.close());

  test.each(LINES)('%s is answered as the table says', async (line) => {
    const isRead = line.startsWith('GET ');
    const { ledger, house } = isRead ? standing : await aHouse();

    const answer = await replay(ledger, line, house);

    if (!isRead) await ledger.close();
    const slip = slipOf(line, answer);
    expect([answer.statusCode, slip]).toEqual([statusOf(line), undefined]);
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
