// The deposit session: one pure function from what is and what happened to what is next. The table is in the README.
import type { RejectCause } from '#drivers/coin-acceptor.ts';
import type { CoinValue } from '#drivers/coin.ts';
import { freshNumber, home, stepConsent, stepNumber } from './before-coins.ts';
import {
  ACCEPTOR_WAIT_MAX_MS,
  type CloseReason,
  COINS_MAX,
  type Deposit,
  FINISH_AFTER_MS,
  type Input,
  MORE_AFTER_MS,
  type OpenState,
  type Session,
  type Step,
  THANKS_MS,
  THANKS_WITH_CODE_MS,
} from './states.ts';
import { countCoin } from './tally.ts';

/** The next state and what is to be done, in order; `nowMs` is monotonic. */
export function step(session: Session, input: Input, nowMs: number): Step {
  switch (session.state) {
    case 'attract':
      return input.on === 'touched' && input.touch.do === 'start'
        ? freshNumber(nowMs)
        : [session, []];
    case 'number':
      return stepNumber(session, input, nowMs);
    case 'consent':
      return stepConsent(session, input, nowMs);
    case 'cap':
    case 'thanks':
      return stepAfterwards(session, input, nowMs);
    default:
      return stepOpen(session, input, nowMs);
  }
}

/** Moves of a session whose record says open. Every credit counts, in every one of these states. */
function stepOpen(session: OpenState, input: Input, nowMs: number): Step {
  if (input.on === 'creditsRecorded') {
    return afterCredits(session, countCredits(session.deposit, input), input.rejects, nowMs);
  }
  if (input.on === 'tallyRead') {
    return [{ ...session, deposit: { ...session.deposit, tally: input.tally } }, []];
  }
  if (session.state === 'closing') return stepClosing(session, input, nowMs);
  if (input.on === 'serviceEnded') return close(session, 'service-ended', nowMs);
  if (input.on === 'acceptorWentDown') return loseAcceptor(session, input.isJam, nowMs);
  if (input.on === 'touched' && input.touch.do === 'finish') {
    return close(session, 'finished', nowMs);
  }
  if (input.on === 'touched' && input.touch.do === 'cancel' && canCancel(session.deposit)) {
    return close(session, 'finished', nowMs);
  }
  switch (session.state) {
    case 'opening':
      if (input.on === 'slotOpened') return pour(session.deposit, nowMs);
      if (input.on === 'slotRefused') return loseAcceptor(session, false, nowMs);
      return waitAtMost(session, input, nowMs);
    case 'checking':
      if (input.on === 'acceptorCameUp') return open(session.deposit, nowMs);
      return waitAtMost(session, input, nowMs);
    case 'jam':
      return waitAtMost(session, input, nowMs);
    case 'pouring':
    case 'more':
      if (input.on === 'touched' && input.touch.do === 'more-time') {
        return pour(session.deposit, nowMs);
      }
      return input.on === 'ticked' ? growQuiet(session, nowMs) : [session, []];
  }
}

const open = (deposit: Deposit, nowMs: number): Step => [
  { state: 'opening', deposit, sinceMs: nowMs },
  [{ do: 'openSlot' }],
];

const pour = (deposit: Deposit, nowMs: number): Step => [
  { state: 'pouring', deposit, quietSinceMs: nowMs },
  [],
];

/** The slot closes first; the closing record follows when it is proven quiet. */
const close = ({ deposit }: OpenState, reason: CloseReason, nowMs: number): Step => [
  { state: 'closing', deposit, reason, sinceMs: nowMs },
  [{ do: 'settleSlot' }],
];

function growQuiet(session: Extract<OpenState, { quietSinceMs: number }>, nowMs: number): Step {
  const quietMs = nowMs - session.quietSinceMs;
  if (quietMs >= FINISH_AFTER_MS) return close(session, 'timed-out', nowMs);
  return [quietMs >= MORE_AFTER_MS ? { ...session, state: 'more' } : session, []];
}

function waitAtMost(
  session: Extract<OpenState, { sinceMs: number }>,
  input: Input,
  nowMs: number,
): Step {
  if (input.on !== 'ticked' || nowMs - session.sinceMs < ACCEPTOR_WAIT_MAX_MS) return [session, []];
  return close(session, session.state === 'jam' ? 'timed-out' : 'acceptor-missing', nowMs);
}

function loseAcceptor(session: OpenState, isJam: boolean, nowMs: number): Step {
  const { state, deposit } = session;
  if (state === 'jam' || (state === 'checking' && !isJam)) return [session, []];
  if (isJam) return [{ state: 'jam', deposit, sinceMs: nowMs }, [{ do: 'closeSlot' }]];
  return [{ state: 'checking', deposit, sinceMs: nowMs }, []];
}

function countCredits(
  deposit: Deposit,
  news: Readonly<{ coins: readonly CoinValue[]; rejects: readonly RejectCause[] }>,
): Deposit {
  const rejects = new Map(deposit.rejects.map(({ cause, count }) => [cause, count]));
  for (const cause of news.rejects) rejects.set(cause, (rejects.get(cause) ?? 0) + 1);
  return {
    ...deposit,
    tally: news.coins.reduce(countCoin, deposit.tally),
    rejects: [...rejects].map(([cause, count]) => ({ cause, count })),
  };
}

function afterCredits(
  session: OpenState,
  deposit: Deposit,
  rejects: readonly RejectCause[],
  nowMs: number,
): Step {
  const next = { ...session, deposit };
  if (session.state === 'closing') return [next, []];
  if (deposit.tally.coinCount >= COINS_MAX) return close(next, 'cap', nowMs);
  if (rejects.some((cause) => JAMS.has(cause))) return loseAcceptor(next, true, nowMs);
  const isPouring = session.state === 'pouring' || session.state === 'more';
  // A coin that came back is a sign of life too.
  return isPouring ? pour(deposit, nowMs) : [next, []];
}

function stepClosing(
  session: Extract<OpenState, { state: 'closing' }>,
  input: Input,
  nowMs: number,
): Step {
  const { deposit, reason } = session;
  if (input.on === 'slotSettled') {
    return [session, [{ do: 'recordClosing', deposit, isProven: input.isProven }]];
  }
  if (input.on !== 'closingRecorded') return [session, []];
  const { closed } = input;
  if (closed === undefined || deposit.tally.coinCount === 0) return home();
  return [
    { state: reason === 'cap' ? 'cap' : 'thanks', deposit, closed, sinceMs: nowMs },
    [{ do: 'forgetNumber' }],
  ];
}

type Afterwards = Extract<Session, { closed: unknown }>;

/** The deposit is complete; what remains is to show it. */
function stepAfterwards(session: Afterwards, input: Input, nowMs: number): Step {
  if (input.on === 'ticked') {
    if (nowMs - session.sinceMs < shownForMs(session)) return [session, []];
    return session.state === 'cap' ? thank(session, nowMs) : home();
  }
  if (input.on !== 'touched') return [session, []];
  switch (input.touch.do) {
    case 'more-time':
      return [{ ...session, sinceMs: nowMs }, []];
    case 'home':
    case 'finish':
      return session.state === 'cap' ? thank(session, nowMs) : home();
    case 'start':
      // The receipt, perhaps with a pickup code, is seen before anything new begins.
      return session.state === 'cap' ? thank(session, nowMs) : freshNumber(nowMs);
    default:
      return [session, []];
  }
}

const thank = (session: Afterwards, nowMs: number): Step => [
  { ...session, state: 'thanks', sinceMs: nowMs },
  [],
];

/** How long the last screens stay without a touch. */
export const shownForMs = ({ state, deposit }: Afterwards): number =>
  state === 'thanks' && deposit.pickupCode !== undefined ? THANKS_WITH_CODE_MS : THANKS_MS;

/** *Cancel* exists only before the first coin. */
export const canCancel = ({ tally }: Deposit): boolean => tally.coinCount === 0;

/** The open session that a credit of this moment belongs to. */
export const openDeposit = (session: Session): Deposit | undefined =>
  'deposit' in session && !('closed' in session) ? session.deposit : undefined;

const JAMS: ReadonlySet<RejectCause> = new Set(['jam', 'dispute']);
