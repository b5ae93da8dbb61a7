// The oracle of the ccTalk runs: holds what the device really counted against what was told to be stored.
import { BUFFER_PAIRS, eventsBetween } from '#drivers/cctalk/credit-buffer.ts';
import type { EmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import type { AcceptorReport } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { wrongValues } from './values.ts';
import type { LineCounts } from './subject.ts';

/** One thing that the device counted: the position of a coin, or 0 for an event without one. */
type Truth = { position: number; told: number; isExcused: boolean };

/** `isSeen`: inhibits that let coins in were forgotten with it, which the device shows. */
type PowerUp = { events: Truth[]; shown: string[]; isSeen: boolean };

export interface CctalkOracle {
  /** What happens to the device goes through here. */
  drop(coinId: string, nowMs: number): void;
  note(code: number): void;
  reset(): void;
  /** A report has been stored. */
  stored(report: AcceptorReport): void;
  /** What is wrong, in words; asked at the end, when everything should be told or named as lost. */
  verdict(): string[];
  counts(): LineCounts;
}

/**
 * Watches `device` from its first event on. Unprovable are coins lost to a reset that no reading of the buffer can reveal.
 */
export function createCctalkOracle(device: EmulatedDevice, table: CoinTable): CctalkOracle {
  /** Everything counted, by power-up, oldest first; beside each event what the buffer showed after it. */
  const powerUps: PowerUp[] = [{ events: [], shown: [shownNow()], isSeen: false }];
  const problems: string[] = [];
  const sequences = new Set<string>();
  let lostCount = 0;
  let unknownGaps = 0;
  let unprovable = 0;
  let last: { powerUp: number; count: number; shown: string } | undefined;

  function shownNow(): string {
    const pairs = device.pairs.map(({ a, b }) => Buffer.from([a, b]).toString('hex')).join('');
    return `${device.counter}:${pairs.padEnd(20, '0')}`;
  }

  function record(position: number): void {
    const { events, shown } = powerUps.at(-1)!;
    events.push({ position, told: 0, isExcused: false });
    shown.push(shownNow());
  }

  /**
   * The moment at which the device showed what the report was made from: the first since the last report. What names a gap may
   * as well come from the latest.
   */
  function locate(report: AcceptorReport, isNamed: boolean): [number, number] {
    const moments = powerUps.flatMap(({ shown }, p) =>
      shown.flatMap((it, count): [number, number][] =>
        it === shownIn(report) ? [[p, count]] : [],
      ),
    );
    const since = moments.filter(
      ([p, count]) => !last || p > last.powerUp || (p === last.powerUp && count >= last.count),
    );
    const found = isNamed ? moments.at(-1) : (since[0] ?? moments.at(-1));
    if (!found) problems.push(`the device never showed ${shownIn(report)}`);
    return found ?? [0, 0];
  }

  return {
    drop: (coinId, nowMs) => {
      const before = device.counter;
      const { outcome } = device.drop(coinId, nowMs);
      if (device.counter === before) return;
      record(outcome === 'accepted' ? EMULATED_COINS.indexOf(coinId) + 1 : 0);
    },
    note: (code) => {
      device.note(code, false);
      record(0);
    },
    reset: () => {
      const isSeen = device.inhibitMask !== 0;
      device.reset();
      powerUps.push({ events: [], shown: [shownNow()], isSeen });
    },
    stored: (report) => {
      problems.push(...wrongValues(report, table));
      const isNamed = report.events.some((e) => e.kind === 'gap' && e.lostCount === undefined);
      const [p, count] = locate(report, isNamed);
      const { events } = powerUps[p]!;
      const told = report.events.filter((event) => event.kind !== 'gap');
      told.forEach((event) => {
        // Numbers and events go together; between them may be coins that were named and not told.
        const truth = events[count - 1 - Number(report.position.creditSeq - event.creditSeq)];
        const claimed = event.kind === 'coin' ? event.position : 0;
        if (!truth) {
          problems.push(`a coin of position ${claimed} that never fell`);
          return;
        }
        if (truth.position !== claimed) {
          problems.push(`position ${truth.position} was told as ${claimed}`);
        }
        truth.told += 1;
        const identity = `${report.position.acceptorEpoch}:${event.creditSeq}`;
        if (sequences.has(identity)) problems.push(`${identity} was used twice`);
        sequences.add(identity);
      });
      const before = count - told.length;
      if (isNamed && last?.powerUp === p && isProvenSame(last.shown, shownIn(report))) {
        problems.push('a gap of unknown size where the buffer proves that there was none');
      }
      if (!isNamed) giveUpHidden(p, shownIn(report), before);
      // Across a reset that no reading reveals the numbers are those of another power-up.
      const isSamePowerUp = last?.powerUp === p;
      last = { powerUp: p, count, shown: shownIn(report) };
      for (const event of report.events) {
        if (event.kind !== 'gap') continue;
        if (event.lostCount === undefined) {
          unknownGaps += 1;
          excuse(p, before);
        } else {
          lostCount += event.lostCount;
          const meant = events.slice(Math.max(0, before - event.lostCount), count);
          const untoldCount = meant.filter(({ told }) => told === 0).length;
          if (isSamePowerUp && untoldCount < event.lostCount) {
            problems.push(`a gap of ${event.lostCount} where ${untoldCount} are untold`);
          }
          meant.filter(isUntold).forEach(forgive);
        }
      }
    },
    verdict: () => {
      giveUpHidden(powerUps.length - 1, shownNow(), 0);
      const all = powerUps.flatMap(({ events }) => events);
      const doubled = all.filter(({ told }) => told > 1).length;
      const missing = coinsMissing(all);
      const answer = [...problems];
      if (doubled > 0) answer.push(`${doubled} events were told twice`);
      if (missing > 0) answer.push(`${missing} coins are neither stored nor named as lost`);
      return answer;
    },
    counts: () => {
      const coins = powerUps.flatMap(({ events }) => events).filter((t) => t.position > 0);
      const booked = coins.filter(({ told }) => told > 0).length;
      return { coins: coins.length, booked, lostCount, unknownGaps, unprovable };
    },
  };

  /**
   * A reset leaves a trace when the counter went back, or when pairs that should still be there are gone. Before the
   * first event of a power-up, after five new ones, or when just the same things happened again, there is none
   * (part 2 §3.27.1).
   */
  function giveUpHidden(p: number, shown: string, before: number): void {
    // What happened before a device was first met, and went with its power, nobody can know.
    if (last) {
      if (last.powerUp >= p || !looksContinued(last.shown, shown)) return;
      if (powerUps.slice(last.powerUp + 1, p + 1).some(({ isSeen }) => isSeen)) return;
    }
    unprovable += coinsMissing(powerUps.slice(0, p).flatMap(({ events }) => events));
    excuse(p, before);
  }

  /** A gap of unknown size covers everything before the moment at which it was told. */
  function excuse(p: number, count: number): void {
    for (const { events } of powerUps.slice(0, p)) events.forEach(forgive);
    powerUps[p]!.events.slice(0, count).forEach(forgive);
  }
}

/** `counter:pairs` as hex; behind them may stand that the slot is open. */
function shownIn({ position: { counter, recentPairs } }: AcceptorReport): string {
  return `${counter}:${recentPairs.replace(/!.*/, '')}`;
}

/** Nothing in the buffer speaks against the same power-up. */
function looksContinued(before: string, after: string): boolean {
  const { lastPairs, pairs, events, isZeroBefore, wentToZero } = compare(before, after);
  if (wentToZero) return isZeroBefore;
  return lastPairs.startsWith(pairs.slice(4 * events));
}

/** A coin of before is still there, where it should be; other events may have happened again after a reset. */
function isProvenSame(before: string, after: string): boolean {
  const { lastPairs, events } = compare(before, after);
  const left = lastPairs.slice(0, Math.max(0, 4 * (BUFFER_PAIRS - events)));
  const hasCoin = (left.match(/..../g) ?? []).some((pair) => !pair.startsWith('00'));
  return hasCoin && looksContinued(before, after);
}

function compare(before: string, after: string) {
  const [lastCounter = '', lastPairs = ''] = before.split(':');
  const [counter = '', pairs = ''] = after.split(':');
  const events = eventsBetween(Number(lastCounter), Number(counter));
  const isZeroBefore = lastCounter === '0';
  const wentToZero = counter === '0';
  return { lastPairs, pairs, events, isZeroBefore, wentToZero };
}

const coinsMissing = (events: readonly Truth[]): number =>
  events.filter((truth) => truth.position > 0 && truth.told === 0 && !truth.isExcused).length;

const isUntold = ({ told }: Truth): boolean => told === 0;

function forgive(truth: Truth): void {
  truth.isExcused = true;
}
