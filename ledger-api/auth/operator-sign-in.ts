// An operator signs in: name, password and one-time code. Each try is counted before anything is compared.
import type { Ledger } from '../api.ts';
import type { Operator, StaffWrite } from '../store/port/staff.ts';
import { writeDown } from '../use-cases/audit-trail.ts';
import { OPERATOR_TRIES_PER_ADDRESS, waitMs } from './budgets.ts';
import { matchingStep } from './one-time-code.ts';
import { totpSecretOf } from './operator-credentials.ts';
import { isPassword } from './passwords.ts';
import { pepperedHash } from './secrets.ts';
import type { Opened } from './sign-ins.ts';
import { OPERATOR_LIMITS, openStaffSignIn } from './staff-sign-ins.ts';

export type OperatorTry = Readonly<{
  name: string;
  password: string;
  oneTimeCode: string;
  address: string;
}>;

export type OperatorSignIn =
  | { ok: true; operator: Operator; opened: Opened }
  | { ok: false; error: 'operator-sign-in-wrong' }
  | { ok: false; error: 'too-many-requests'; retryAfterMs: number };

/** Unknown, disabled and locked names are answered like a wrong password, after the same work. */
export async function signInOperator(ledger: Ledger, tried: OperatorTry): Promise<OperatorSignIn> {
  const counted = await countTry(ledger, tried);
  if (!counted.ok) return counted;
  const { operator } = counted;
  const isRight = await isPassword(tried.password, operator?.passwordHash, ledger.passwordCost);
  const nowMs = ledger.clock.nowMs();
  const { entropy } = ledger;
  const deed = { who: operator?.id ?? '', role: operator?.role ?? '', call: CALL, subject: '' };
  return ledger.store.transact(async ({ access, staff, trail }) => {
    const now = operator && isRight ? await staff.operator(operator.id) : undefined;
    // While the password was checked it may have been changed, or the operator disabled.
    const isSame = now?.state === 'active' && now.passwordHash === operator!.passwordHash;
    const step = isSame
      ? matchingStep(totpSecretOf(ledger.keys, now), tried.oneTimeCode, now.lastTotpStep, nowMs)
      : undefined;
    if (!now || step === undefined) {
      // Written for every refusal alike, so that the time of a disk tells nothing.
      await access.spend('operator-wrong', counted.addressKey, nowMs);
      if (operator) await writeDown(trail, { ...deed, outcome: 'operator-sign-in-wrong' }, nowMs);
      return { ok: false, error: 'operator-sign-in-wrong' };
    }
    await staff.saveOperator({ ...now, lastTotpStep: step, failedTries: 0, lockedUntilMs: 0 });
    await writeDown(trail, { ...deed, outcome: 'done' }, nowMs);
    const opened = await openStaffSignIn(staff, now.id, OPERATOR_LIMITS, { nowMs, entropy });
    return { ok: true, operator: now, opened };
  });
}

type Counted =
  | { ok: true; operator: Operator | undefined; addressKey: string }
  | Extract<OperatorSignIn, { error: 'too-many-requests' }>;

/** The operator that may be tried, or nobody. Any number of guesses at once have five between them. */
function countTry(ledger: Ledger, { name, address }: OperatorTry): Promise<Counted> {
  const nowMs = ledger.clock.nowMs();
  const addressKey = pepperedHash(ledger.keys.pepper, 'address', address);
  return ledger.store.transact(async ({ access, staff }) => {
    const retryAfterMs = await waitMs(access, OPERATOR_TRIES_PER_ADDRESS, addressKey, nowMs);
    if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
    await access.spend(OPERATOR_TRIES_PER_ADDRESS.name, addressKey, nowMs);
    const operator = await staff.operatorNamed(name);
    if (!operator || operator.state !== 'active' || nowMs < operator.lockedUntilMs) {
      return { ok: true, operator: undefined, addressKey };
    }
    await countAgainst(staff, operator, nowMs);
    return { ok: true, operator, addressKey };
  });
}

function countAgainst(staff: StaffWrite, operator: Operator, nowMs: number): Promise<void> {
  // After a lock has ended, counting begins anew.
  const failedTries = (operator.lockedUntilMs > 0 ? 0 : operator.failedTries) + 1;
  const lockedUntilMs = failedTries >= TRIES_MAX ? nowMs + LOCKED_MS : 0;
  return staff.saveOperator({ ...operator, failedTries, lockedUntilMs });
}

const TRIES_MAX = 5;
const LOCKED_MS = 15 * 60_000;
const CALL = 'POST /v1/auth/operator-sessions';
