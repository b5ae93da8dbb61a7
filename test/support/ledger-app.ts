// A ledger in memory that goes away with its test.
import type { LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { watchAnswers } from './described.ts';
import { type LedgerOptions, openLedger, type TestLedger } from './open-ledger.ts';

export { AUTHORITY, ORIGIN, type TestLedger } from './open-ledger.ts';

/** A running ledger; it goes away with the test. What can be chosen stands at `LedgerOptions`. */
export async function aLedger(options: LedgerOptions = {}): Promise<TestLedger> {
  const ledger = await openLedger(openMemoryLedgerStore(), options);
  const slips = watchAnswers(ledger.api);
  onTestFinished(async () => {
    await ledger.close();
    // Whatever a test asks for: every answer has to be one that the table of calls describes.
    if (slips.length > 0) throw new Error([...new Set(slips)].join('\n'));
  });
  return ledger;
}

/** What a refusal says to programs: its status and code. */
export const refusalOf = (
  answer: LightMyRequestResponse,
): Readonly<{ status: number; code: unknown }> => ({
  status: answer.statusCode,
  code: answer.headers['content-type']?.startsWith('application/problem+json')
    ? answer.json<{ code: string }>().code
    : answer.headers['content-type'],
});
