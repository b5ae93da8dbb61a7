// Operators come, get new credentials and go; every step in the caller's transaction.
import type { OperatorId } from '../contract/ids.ts';
import type { OperatorRole } from '../contract/staff.ts';
import type { Operator, StaffRead, StaffWrite } from '../store/port/staff.ts';
import type { keptCredentials } from './operator-credentials.ts';

type Kept = Awaited<ReturnType<typeof keptCredentials>>;

export type NewOperator = Readonly<{
  id: OperatorId;
  name: string;
  role: OperatorRole;
  kept: Kept;
}>;

type Changed<E> = { ok: true; operator: Operator } | { ok: false; error: E };

/** Adds an operator; a name is one person for ever, because the audit trail stays. */
export async function addOperator(
  staff: StaffWrite,
  { id, name, role, kept }: NewOperator,
  nowMs: number,
): Promise<Changed<'operator-name-taken'>> {
  if (await staff.operatorNamed(name)) return { ok: false, error: 'operator-name-taken' };
  const operator: Operator = { id, name, role, state: 'active', ...kept, createdAtMs: nowMs };
  await staff.saveOperator(operator);
  return { ok: true, operator };
}

/** New password and new one-time codes; every sign-in ends, a lock is lifted, a disabled operator may come again. */
export async function resetOperator(
  staff: StaffWrite,
  known: Operator | undefined,
  kept: Kept,
): Promise<Changed<'not-found'>> {
  if (!known) return { ok: false, error: 'not-found' };
  const operator: Operator = { ...known, ...kept, state: 'active' };
  await staff.saveOperator(operator);
  await staff.removeStaffSignIns(operator.id);
  return { ok: true, operator };
}

/** Ends every sign-in and lets nobody in by this name. */
export async function disableOperator(
  staff: StaffWrite,
  known: Operator | undefined,
): Promise<Changed<'not-found' | 'last-admin'>> {
  if (!known) return { ok: false, error: 'not-found' };
  if (await isLastAdmin(staff, known)) return { ok: false, error: 'last-admin' };
  const operator: Operator = { ...known, state: 'disabled' };
  await staff.saveOperator(operator);
  await staff.removeStaffSignIns(operator.id);
  return { ok: true, operator };
}

/** Gives another role; sign-ins go on with it. */
export async function changeRole(
  staff: StaffWrite,
  known: Operator | undefined,
  role: OperatorRole,
): Promise<Changed<'not-found' | 'last-admin'>> {
  if (!known) return { ok: false, error: 'not-found' };
  if (role !== 'admin' && (await isLastAdmin(staff, known))) {
    return { ok: false, error: 'last-admin' };
  }
  const operator: Operator = { ...known, role };
  await staff.saveOperator(operator);
  return { ok: true, operator };
}

/** A house without an admin could not even make one; a thousand operators are more than a house has. */
async function isLastAdmin(staff: StaffRead, { id }: Operator): Promise<boolean> {
  const all = await staff.operators(undefined, OPERATORS_MAX);
  const admins = all.filter(({ role, state }) => role === 'admin' && state === 'active');
  return admins.length === 1 && admins[0]!.id === id;
}

const OPERATORS_MAX = 1_000;
