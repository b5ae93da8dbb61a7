// A deposit of five ₩500 coins that reached one number and, perhaps, was meant for another; and who decides.
import type { DepositId } from '#ledger/contract/ids.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { anEnrolledKiosk } from './enrolled-kiosk.ts';
import { aLedger } from './ledger-app.ts';
import { anOperatorWhoCalls } from './operator-calls.ts';
import { aRichHolder } from './rich-holder.ts';

export const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1' as DepositId;
const HOLDER = '+821012345678';
const OTHER = '+821099990000';
const HOLD_MS = 7 * 86_400_000;

/** `isMatured` moves the clock past the hold, before anybody signs in. */
export async function aDisputedDeposit({ isMatured = false } = {}) {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  await test.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, HOLDER, 5, true)));
  const sweepNow = () => sweep(test.ledger);
  if (isMatured) await test.clock.advance(HOLD_MS);
  if (isMatured) await sweepNow();
  const holder = await aRichHolder(test, HOLDER, 0n);
  const other = await aRichHolder(test, OTHER, 0n);
  const [first, second] = [
    await anOperatorWhoCalls(test, 'finance'),
    await anOperatorWhoCalls(test, 'finance'),
  ];
  const decide = (id: string, decision: object, by = first) =>
    by.post(`claims/${id}/decision`, { answer: 'We looked at it.', ...decision });
  const walletOf = async ({ ask }: typeof holder) =>
    (await ask('GET', '/v1/wallet')).json<{
      points: { available: string; held: string };
      pending: { points: string; deposits: { id: string; state: string }[] };
    }>();
  return { test, kiosk, holder, other, first, second, decide, walletOf, sweepNow };
}

/** Files a claim and answers its id. */
export async function filed(
  { ask }: Awaited<ReturnType<typeof aRichHolder>>,
  claim: object,
): Promise<string> {
  const body = { text: 'Please look.', ...claim };
  const answer = await ask('POST', '/v1/wallet/claims', body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}
