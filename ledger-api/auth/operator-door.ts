// How an operator is recognised: the token of a sign-in with password and one-time code, as bearer or cookie.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { OperatorId } from '../contract/ids.ts';
import { isAtLeast, type OperatorRole } from '../contract/staff.ts';
import { refuse } from '../problem-reply.ts';
import { writeDown } from '../use-cases/audit-trail.ts';
import { isForeignWrite, presentedToken } from './cookies.ts';
import type { OperatorCaller } from './request-types.ts';
import { hashToken } from './secrets.ts';
import { isStaffStale, liveStaffSignIn, OPERATOR_LIMITS } from './staff-sign-ins.ts';

/** Undefined when the operator may go on; they are then on the request. */
export async function admitOperator(
  ledger: Ledger,
  least: OperatorRole,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const operator = await findOperator(ledger, request);
  if (!operator) return refuse(reply, 'not-signed-in');
  if (isForeignWrite(ledger, request, operator.by)) return refuse(reply, 'origin-foreign');
  if (!isAtLeast(operator.role, least)) {
    if (request.method !== 'GET') await writeDownRefusal(ledger, request, operator);
    return refuse(reply, 'role-too-low', { role: least });
  }
  request.operator = operator;
  return undefined;
}

/** Who is calling, or undefined. A disabled operator is nobody at once. */
export async function findOperator(
  ledger: Ledger,
  request: FastifyRequest,
): Promise<OperatorCaller | undefined> {
  const presented = presentedToken(ledger, request, 'operator');
  if (!presented) return undefined;
  const tokenHash = hashToken(presented.token);
  const nowMs = ledger.clock.nowMs();
  const found = await ledger.store.read(async ({ staff }) => {
    const signIn = await liveStaffSignIn(staff, tokenHash, OPERATOR_LIMITS, nowMs);
    const operator = signIn && (await staff.operator(signIn.subject as OperatorId)); // A key's id names no operator.
    return operator?.state === 'active' ? { signIn: signIn!, operator } : undefined;
  });
  if (!found) return undefined;
  if (isStaffStale(found.signIn, OPERATOR_LIMITS, nowMs)) {
    await ledger.store.transact(({ staff }) => staff.staffSeen(tokenHash, nowMs));
  }
  const { id: operatorId, name, role } = found.operator;
  return { operatorId, name, role, by: presented.by, tokenHash };
}

/** Somebody tried what is not theirs to do: the trail should know. */
function writeDownRefusal(
  { store, clock }: Ledger,
  request: FastifyRequest,
  { operatorId: who, role }: OperatorCaller,
): Promise<void> {
  const deed = { who, role, ...callOf(request), outcome: 'role-too-low' };
  return store.transact(({ trail }) => writeDown(trail, deed, clock.nowMs()));
}

/** A request as the trail names it: method and pattern of the route, and the id in its address. */
export function callOf(request: FastifyRequest): { call: string; subject: string } {
  const { id = '' } = request.params as { id?: string };
  return { call: `${request.method} ${request.routeOptions.url}`, subject: id };
}
