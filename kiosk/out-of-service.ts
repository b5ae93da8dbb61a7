// Why nobody can begin a deposit now, most serious first; undefined when the kiosk serves.
import type { AcceptorState } from '#drivers/coin-acceptor.ts';
import type { OutOfServiceReason } from './bridge/contract.ts';

export type ServiceFacts = Readonly<{
  isStoreBroken: boolean;
  /** The disk is nearly full: what has begun can end, nothing new begins. */
  isDiskFull: boolean;
  isEnrolled: boolean;
  isDisabled: boolean;
  isHeld: boolean;
  /** The cashbox is out: a coin would fall on the floor. */
  isCashboxOut: boolean;
  acceptor: AcceptorState;
}>;

/** The reason that the screen says in words. */
export function outOfServiceReason(facts: ServiceFacts): OutOfServiceReason | undefined {
  if (facts.isStoreBroken || facts.isDiskFull) return 'store';
  if (!facts.isEnrolled) return 'starting';
  if (facts.isDisabled) return 'disabled';
  if (facts.isHeld) return 'held';
  if (facts.isCashboxOut) return 'no-cashbox';
  if (facts.acceptor.state === 'connecting') return 'starting';
  return facts.acceptor.state === 'ready' ? undefined : FAULTS[facts.acceptor.reason];
}

const FAULTS = {
  'no-device': 'no-acceptor',
  silent: 'no-acceptor',
  'not-a-coin-acceptor': 'no-acceptor',
  'no-approved-table': 'no-approved-table',
  'self-check': 'acceptor-fault',
  'cannot-close': 'cannot-close',
  store: 'store',
} as const satisfies Record<
  Extract<AcceptorState, { state: 'out-of-service' }>['reason'],
  OutOfServiceReason
>;

/** Reasons that end a deposit in progress, with full credit; the others wait for the acceptor or the store. */
export const endsDeposits = (facts: ServiceFacts): boolean =>
  facts.isDiskFull || facts.isDisabled || facts.isHeld;
