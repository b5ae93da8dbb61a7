// From a numbered coin of a bridge to the report that is stored: known already, new, or new after a gap. Pure.
import type { AcceptorPosition, AcceptorReport, CreditEvent } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import { causeOfError, mayBeCoins } from './error-codes.ts';
import type { BridgeLine } from './grammar.ts';

export type Coin = Extract<BridgeLine, { kind: 'coin' }>;
export type Stat = Extract<BridgeLine, { kind: 'stat' }>;
type Err = Extract<BridgeLine, { kind: 'err' }>;
/** The idempotency key of a coin. A boot id is never used twice by one memory, and neither is a sequence. */
type Key = Readonly<{ boot: number; seq: number }>;

export type JudgedCoin =
  /** Stored before; the acknowledgement was lost. */
  | { kind: 'known' }
  /** `missing` coins were counted before it and never told; undefined when the bridge has begun to number anew. */
  | { kind: 'new'; missing: number | undefined };

/** Coins kept by key in the position, newest first: more than can be under way at once. */
const RECENT_MAX = 16;
const MEMORY_DIGITS = 24;
const WORD_DIGITS = 8;
/** Behind the keys, while the slot may be open: the boot, and how many errors of it are known. */
const LIVE_MARK = /!([0-9a-f]{8})(?:\.([0-9a-f]+))?$/;
const UNKNOWN_LOSS: CreditEvent = { kind: 'gap', lostCount: undefined, reason: 'credits-lost' };

/**
 * Whether the bridge counts in another memory than the one we have stored: a boot id or a sequence of the same boot went
 * back, which neither ever does.
 */
export function isOtherMemory(
  last: AcceptorPosition,
  now: Readonly<{ boot: number; lastSeq: number }>,
): boolean {
  const boot = lastBootOf(last);
  return now.boot < boot || (now.boot === boot && now.lastSeq < newestSeq(last, boot));
}

/** What `coin` means against what was last stored. */
export function judgeCoin(last: AcceptorPosition, { boot, seq }: Key): JudgedCoin {
  const recent = keysOf(last);
  if (recent.some((key) => key.boot === boot && key.seq === seq)) return { kind: 'known' };
  // A later boot with an earlier sequence: not as the grammar wants it, but certainly another coin.
  if (boot > lastBootOf(last) && seq <= last.counter) return { kind: 'new', missing: undefined };
  const before = boot >= lastBootOf(last) ? last.counter : newestSeq(last, boot);
  return { kind: 'new', missing: Math.max(0, seq - before - 1) };
}

/** Where to begin with a memory that was never met: what it holds unacknowledged is still nobody's. */
export function reportMemory(
  acceptorId: string,
  stat: Stat,
  memory: string,
  isReplacement: boolean,
): AcceptorReport {
  const counter = stat.oldestSeq > 0 ? stat.oldestSeq - 1 : stat.lastSeq;
  const position: AcceptorPosition = {
    acceptorId,
    acceptorEpoch: epochOf(memory, stat.boot),
    counter,
    creditSeq: BigInt(counter),
    recentPairs: '',
  };
  const events: CreditEvent[] = [];
  if (isReplacement) events.push({ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' });
  else if (counter > 0)
    events.push({ kind: 'gap', lostCount: undefined, reason: 'history-unknown' });
  return { position, events, isReconciled: true };
}

/** The report of a new coin, with the gap before it. `value` is the approved one. */
export function reportCoin(
  last: AcceptorPosition,
  coin: Coin,
  missing: number | undefined,
  value: CoinValue | undefined,
  isReconciled: boolean,
): AcceptorReport {
  const isRenumbered = missing === undefined;
  // A coin that was told late does not take back what is known of later ones.
  const counter = isRenumbered ? coin.seq : Math.max(last.counter, coin.seq);
  const position: AcceptorPosition = {
    ...last,
    acceptorEpoch: epochOf(memoryOf(last), coin.boot),
    counter,
    creditSeq: BigInt(counter),
    recentPairs: textOf([coin, ...keysOf(last)]) + markOf(last),
  };
  const credit: CreditEvent = {
    kind: 'coin',
    creditSeq: BigInt(coin.seq),
    position: coin.channel,
    route: 0,
    value,
  };
  const gaps: CreditEvent[] = [];
  if (isRenumbered) gaps.push({ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' });
  else if (missing > 0) gaps.push({ kind: 'gap', lostCount: missing, reason: 'credits-lost' });
  return { position, events: [...gaps, credit], isReconciled };
}

/** The bridge has counted up to `lastSeq` and holds nothing more to tell: the coins in between are lost. */
export function reportUntold(last: AcceptorPosition, { boot, lastSeq }: Stat): AcceptorReport {
  const lostCount = lastSeq - last.counter;
  const position: AcceptorPosition = {
    ...last,
    acceptorEpoch: epochOf(memoryOf(last), boot),
    counter: lastSeq,
    creditSeq: BigInt(lastSeq),
  };
  const events: CreditEvent[] = [{ kind: 'gap', lostCount, reason: 'credits-lost' }];
  return { position, events, isReconciled: true };
}

/**
 * A later boot stands below what is stored, and holds nothing: what the memory had kept until then is gone. The boot id
 * has not gone back, so no key comes twice.
 */
export function reportRenumbered(last: AcceptorPosition, { boot, lastSeq }: Stat): AcceptorReport {
  const position: AcceptorPosition = {
    ...last,
    acceptorEpoch: epochOf(memoryOf(last), boot),
    counter: lastSeq,
    creditSeq: BigInt(lastSeq),
  };
  const events: CreditEvent[] = [{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }];
  return { position, events, isReconciled: true };
}

/**
 * Pulses that are no coin, as the journal keeps them; they have no number of their own. Where they may have been coins,
 * a gap says so beside it: nobody knows how many, and nobody is credited.
 */
export function reportError(last: AcceptorPosition, { code, number }: Err): AcceptorReport {
  const cause = causeOfError(code);
  const events: CreditEvent[] = [{ kind: 'reject', creditSeq: last.creditSeq, code, cause }];
  if (mayBeCoins(code)) events.push(UNKNOWN_LOSS);
  return { position: markErrors(last, number), events, isReconciled: false };
}

/** Of `errorCount` errors some were told and not heard: any of them may have been coins. */
export const reportErrorsLost = (last: AcceptorPosition, errorCount: number): AcceptorReport => ({
  position: markErrors(last, errorCount),
  events: [UNKNOWN_LOSS],
  isReconciled: false,
});

/** What is remembered while the slot may be open: the boot under which it was opened, and its errors that we know of. */
export type Live = Readonly<{ boot: number; errorCount: number | undefined }>;

/** Undefined when the slot was last shown to be closed and still. */
export function liveOf({ recentPairs }: AcceptorPosition): Live | undefined {
  const [mark, boot = '', errors] = LIVE_MARK.exec(recentPairs) ?? [];
  if (mark === undefined) return undefined;
  return {
    boot: parseInt(boot, 16),
    errorCount: errors === undefined ? undefined : parseInt(errors, 16),
  };
}

/** Remembers that the slot may be open, or (undefined) that it is closed and still. */
export function reportSlot(last: AcceptorPosition, live: Live | undefined): AcceptorReport {
  return { position: markedAs(last, live), events: [], isReconciled: false };
}

function markedAs(last: AcceptorPosition, live: Live | undefined): AcceptorPosition {
  const errors = live?.errorCount === undefined ? '' : `.${live.errorCount.toString(16)}`;
  const mark = live ? `!${word(live.boot)}${errors}` : '';
  return { ...last, recentPairs: last.recentPairs.replace(LIVE_MARK, '') + mark };
}

/** So many errors of the boot are known now. */
function markErrors(last: AcceptorPosition, errorCount: number): AcceptorPosition {
  const live = liveOf(last);
  return live ? markedAs(last, { ...live, errorCount }) : last;
}

/** The power went while the slot was open: a coin whose pulses were being counted then is gone without a number. */
export function reportPowerCut(last: AcceptorPosition): AcceptorReport {
  const events: CreditEvent[] = [{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }];
  return { ...reportSlot(last, undefined), events };
}

/** The first 24 digits stand for the memory of the bridge and are drawn by us; the last 8 are the boot id. */
function epochOf(memory: string, boot: number): string {
  return memory.slice(0, MEMORY_DIGITS).padStart(MEMORY_DIGITS, '0') + word(boot);
}

const memoryOf = ({ acceptorEpoch }: AcceptorPosition): string =>
  acceptorEpoch.slice(0, MEMORY_DIGITS);

/** The latest boot of which anything was stored. */
function lastBootOf(last: AcceptorPosition): number {
  const named = parseInt(last.acceptorEpoch.slice(MEMORY_DIGITS), 16);
  return keysOf(last).reduce((latest, { boot }) => Math.max(latest, boot), named);
}

/** The latest stored sequence of `boot` itself; where none is kept, the latest of all. */
function newestSeq(last: AcceptorPosition, boot: number): number {
  const own = keysOf(last).filter((key) => key.boot === boot);
  return own.length > 0 ? Math.max(...own.map(({ seq }) => seq)) : last.counter;
}

function keysOf({ recentPairs }: AcceptorPosition): Key[] {
  return (recentPairs.match(/[0-9a-f]{16}/g) ?? []).map((pair) => ({
    boot: parseInt(pair.slice(0, WORD_DIGITS), 16),
    seq: parseInt(pair.slice(WORD_DIGITS), 16),
  }));
}

const markOf = ({ recentPairs }: AcceptorPosition): string =>
  LIVE_MARK.exec(recentPairs)?.[0] ?? '';

const textOf = (keys: readonly Key[]): string =>
  keys
    .slice(0, RECENT_MAX)
    .map(({ boot, seq }) => word(boot) + word(seq))
    .join('');

const word = (n: number): string => n.toString(16).padStart(WORD_DIGITS, '0');
