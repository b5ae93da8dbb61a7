// From the service desk and what is true of the kiosk to what staff see.
import type { AcceptorState } from '#drivers/coin-acceptor.ts';
import { instantText } from '#ledger/contract/ids.ts';
import type { KioskView } from '../bridge/contract.ts';
import type { CashboxMoves } from '../cashbox/cashbox-moves.ts';
import type { Counts } from '../health/counters.ts';
import type { Cashbox } from '../store/kiosk-store.ts';
import type { LinkView } from '../sync/ledger-link.ts';
import { SOFTWARE_VERSION } from '../version.ts';
import type { LogLine } from './recent-log.ts';
import { idleLimitMs, type ServiceState } from './service-desk.ts';

type ServiceView = Extract<KioskView, { screen: 'service' }>;
type SignInView = Extract<KioskView, { screen: 'service-sign-in' }>;
type Shared = Extract<KioskView, { screen: 'attract' }>;
/** The screen's own part, without what every view has. */
export type ServicePart =
  | (Omit<ServiceView, keyof Shared> & Pick<ServiceView, 'screen'>)
  | (Omit<SignInView, keyof Shared> & Pick<SignInView, 'screen'>);

export type ServiceSights = Readonly<{
  hasOperators: boolean;
  lockedMs: number;
  acceptors: readonly AcceptorState[];
  counts: Counts;
  cashbox: Pick<CashboxMoves, 'isMoving' | 'content'>;
  link: LinkView;
  unsentRecords: number;
  log: readonly LogLine[];
  nowMs: number;
  monotonicMs: number;
}>;

/** What is shown in `state`. */
export function servicePart(state: ServiceState, sights: ServiceSights): ServicePart {
  const left = secondsLeft(state, sights.monotonicMs);
  if (state.at === 'sign-in')
    return { screen: 'service-sign-in', ...signIn(state, sights), ...left };
  const { counts, cashbox, nowMs } = sights;
  return {
    screen: 'service',
    operatorCode: state.operatorCode,
    acceptors: sights.acceptors.map(acceptorSight),
    counts: {
      coins: counts.coins,
      returned: Object.values(counts.rejects).reduce((sum, count) => sum + count, 0),
      gaps: counts.gaps,
      storeFailures: counts.storeFailures,
    },
    cashbox: cashboxSight(cashbox.content(), cashbox.isMoving()),
    sending: sendingSight(sights.link, sights.unsentRecords, nowMs),
    selfTest: { state: state.selfTest.state, checks: [...state.selfTest.checks] },
    log: sights.log.map(({ atMs, isWarning, message }) => ({
      at: instantText(atMs),
      isWarning,
      message,
    })),
    isNotStored: state.isNotStored,
    softwareVersion: SOFTWARE_VERSION,
    ...left,
  };
}

function signIn(
  state: Extract<ServiceState, { at: 'sign-in' }>,
  { hasOperators, lockedMs }: ServiceSights,
): Pick<SignInView, 'state' | 'lockedSeconds'> {
  if (!hasOperators) return { state: 'not-set-up' };
  if (lockedMs > 0) return { state: 'locked', lockedSeconds: Math.ceil(lockedMs / 1000) };
  if (state.isChecking) return { state: 'checking' };
  return { state: state.isRefused ? 'refused' : 'open' };
}

function acceptorSight(state: AcceptorState): ServiceView['acceptors'][number] {
  switch (state.state) {
    case 'connecting':
      return { state: 'connecting' };
    case 'ready':
      return { state: 'ready', acceptorId: state.acceptorId };
    case 'out-of-service':
      return { state: 'out-of-service', fault: state.reason };
  }
}

function cashboxSight(
  { isInserted, movedAt, coins }: Cashbox,
  isMoving: boolean,
): ServiceView['cashbox'] {
  const currencies = [...new Set(coins.map(({ currency }) => currency))];
  const totals = currencies.map((currency) => {
    const own = coins.filter((coin) => coin.currency === currency);
    const amount = own.reduce((sum, coin) => sum + BigInt(coin.faceMinor) * BigInt(coin.count), 0n);
    const count = own.reduce((sum, coin) => sum + coin.count, 0);
    return { currency, amountMinor: String(amount), count };
  });
  return { isInserted, ...(movedAt !== undefined && { movedAt }), totals, isMoving };
}

function sendingSight(
  { enrolment, sync, isOnline, isHeld }: LinkView,
  unsentRecords: number,
  nowMs: number,
): ServiceView['sending'] {
  if (enrolment.state !== 'enrolled') return { state: 'not-enrolled' };
  if (sync.state === 'backing-off') {
    return {
      state: 'waiting',
      why: isOnline ? 'refused' : 'no-network',
      attempt: sync.attempt,
      retrySeconds: Math.max(0, Math.ceil((sync.retryAtMs - nowMs) / 1000)),
    };
  }
  if (isHeld) return { state: 'held' };
  return { state: unsentRecords === 0 ? 'all-sent' : 'sending' };
}

function secondsLeft(state: ServiceState, nowMs: number): { secondsLeft?: number } {
  const leftMs = state.touchedAtMs + idleLimitMs(state) - nowMs;
  return leftMs > WARNING_MS ? {} : { secondsLeft: Math.max(0, Math.ceil(leftMs / 1000)) };
}

const WARNING_MS = 20_000;
