// A house in full swing: coins on every way they can go, a shop with payments and settlements, papers that wait for people.
// Whatever an example of a call names is there, so that the call can be made.
import type { OperatorId } from '#ledger/contract/ids.ts';
import type { Access } from '#ledger/contract/calls/call.ts';
import { SAMPLE } from '#ledger/contract/calls/samples.ts';
import { addOperator } from '#ledger/auth/operators.ts';
import { credentialsOf, keptCredentials, totpSecretOf } from '#ledger/auth/operator-credentials.ts';
import { totpCode, totpStep } from '#ledger/auth/one-time-code.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import {
  aCashRoom,
  aPast,
  HELD_KIOSK,
  MATURED_DEPOSIT,
  type TwoPeople,
} from './full-house-coins.ts';
import { aHolderInSwing } from './full-house-holder.ts';
import { aShopInSwing } from './full-house-shop.ts';
import { aProposal } from './ledger-documents.ts';
import { CASH_KIOSK } from './kiosk-coins.ts';
import type { TestLedger } from './open-ledger.ts';
import { anOperatorWhoCalls } from './operator-calls.ts';
import type { SignedRequest } from './signed-kiosk.ts';

/** What the samples stand for in this house. */
export type Names = Readonly<Record<keyof typeof SAMPLE, string>>;

export type FullHouse = Readonly<{
  names: Names;
  /** What a caller who may pass such a door brings along; a kiosk signs instead. */
  bring(access: Access, line?: string): Readonly<Record<string, string>>;
  /** Signs what the house's kiosk says. */
  sign(path: string, body: object): SignedRequest;
}>;

/** Furnishes an empty ledger; its clock moves on by eight days. */
export async function furnish(test: TestLedger): Promise<FullHouse> {
  const kiosk = await aPast(test);
  const first = await anOperatorWhoCalls(test);
  const second = await anOperatorWhoCalls(test);
  const people = { first, second };
  const coins = await aCashRoom(test, kiosk, people);
  const holder = await aHolderInSwing(test, people, MATURED_DEPOSIT);
  const shop = await aShopInSwing(test, people, holder);
  const papers = await somePapers(test, people);
  // What was posted can be proven once a tree head covers it.
  const { store, keys } = test.ledger;
  while ((await sealLog(store)) > 0);
  await signTreeHead(store, keys.signing, test.clock.nowMs());
  // The last code has to be old enough for another one.
  await test.clock.advance(31_000);
  await test.api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: SAMPLE.phone } });
  const names: Names = {
    ...coins.names,
    ...holder.names,
    ...shop.names,
    ...papers,
    phone: SAMPLE.phone,
    signInCode: test.codeFor(SAMPLE.phone),
  };
  return { names, bring: broughtTo, sign: coins.sign };

  function broughtTo(access: Access, line?: string): Readonly<Record<string, string>> {
    // Who has so much under way cannot leave.
    if (line === 'DELETE /v1/wallet') return holder.leaver;
    if (line === 'POST /v1/wallet/proofs') return holder.friend;
    if (access === 'holder' || access === 'signed-in') return holder.headers;
    if (access.startsWith('shop:')) return shop.headers;
    return access.startsWith('operator:') ? second.headers : {};
  }
}

/** Operators with credentials, proposals, cards, tasks and approvals that wait. */
async function somePapers(
  test: TestLedger,
  { first }: TwoPeople,
): Promise<Pick<Names, 'operator' | 'password' | 'oneTimeCode' | 'approval' | 'task'>> {
  const { store, keys, entropy, clock, passwordCost } = test.ledger;
  const id = entropy.uuid(clock.nowMs()) as OperatorId; // A new UUID is the id of a new operator.
  const kept = await keptCredentials(keys, id, id, entropy, passwordCost);
  const made = await store.transact(async ({ staff, paperwork }) => {
    await paperwork.saveProposal({
      kioskId: CASH_KIOSK,
      proposedAtMs: clock.nowMs(),
      proposal: aProposal(),
    });
    await paperwork.openTask({
      key: TASK_KEY,
      kind: 'kiosk-silent',
      kioskId: CASH_KIOSK,
      openedAtMs: clock.nowMs(),
      text: 'This kiosk has not been heard of for 30 days.',
      record: undefined,
    });
    return addOperator(staff, { id, name: OPERATOR_NAME, role: 'finance', kept }, clock.nowMs());
  });
  if (!made.ok) throw new Error(made.error);
  await first.post('rate-cards', { rates: SAMPLE_RATES, policy: 'fixed-at-deposit' });
  const asked = await first.post(`kiosks/${HELD_KIOSK}/release`, { note: 'The key was changed.' });
  return {
    operator: id,
    password: credentialsOf(keys, OPERATOR_NAME, id).password,
    oneTimeCode: totpCode(totpSecretOf(keys, made.operator), totpStep(clock.nowMs())),
    approval: asked.json<{ approvalId: string }>().approvalId,
    task: Buffer.from(TASK_KEY).toString('base64url'),
  };
}

const OPERATOR_NAME = 'kim';
const TASK_KEY = 'kiosk-silent 1';
