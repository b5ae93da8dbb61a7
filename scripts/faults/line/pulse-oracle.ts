// The oracle of the pulse runs: every coin that the bridge has numbered against every coin that was stored.
import type { AcceptorReport, CreditEvent } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { EmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import { decodeBridgeLine } from '#drivers/pulse/grammar.ts';
import type { LineCounts } from './subject.ts';
import { wrongValues } from './values.ts';

type Truth = { memory: number; channel: number; isBooked: boolean; isExcused: boolean };

export interface PulseOracle {
  /** What the bridge puts onto its line, before anything can happen to it. */
  said(bytes: Uint8Array): Uint8Array;
  /** The bridge gets another memory: what the old one held is gone. */
  wipe(nowMs: number): void;
  cutPower(nowMs: number): void;
  stored(report: AcceptorReport): void;
  verdict(): string[];
  counts(): LineCounts;
}

const MEMORY_DIGITS = 24;
/** A commit in doubt may name the same loss twice. */
const NAMED_AT_MOST = 2;

/**
 * Watches `bridge` from its first coin on. Coins that it never numbered — their pulses melted into those of another, or the
 * power went while they were being counted — need a gap that was stored after that. Unprovable are those of which the
 * bridge itself has told nobody: it says an ERR once, and a host that was not there cannot miss it.
 */
export function createPulseOracle(bridge: EmulatedBridge, table: CoinTable): PulseOracle {
  const coins = new Map<string, Truth>();
  const problems: string[] = [];
  let memory = 0;
  let numberedBefore = 0;
  let unnamedWipes = 0;
  /** What gives a gap of unknown size a reason: an ERR that was said, or power that went. */
  let reasons = 0;
  /** Unnumbered coins that a gap has spoken for. */
  let spokenFor = 0;
  let unknownGaps = 0;
  let lostCount = 0;
  /** Counted before anybody met the bridge. */
  const before = { accepted: acceptedBy(bridge), numbered: bridge.lastSeq };
  let isMet = before.numbered === 0;

  const keyOf = (memory: number, boot: number, seq: number | bigint): string =>
    `${memory}/${boot}/${seq}`;
  /** Coins that were taken and will never have a number. */
  const unnumbered = (): number =>
    acceptedBy(bridge) -
    before.accepted -
    (numberedBefore + bridge.lastSeq - before.numbered) -
    (bridge.isCounting ? 1 : 0);
  const isMissing = (coin: Truth): boolean => !coin.isBooked && !coin.isExcused;

  function book(event: Extract<CreditEvent, { kind: 'coin' }>, epoch: string): void {
    const boot = Number.parseInt(epoch.slice(MEMORY_DIGITS), 16);
    const key = `${boot}/${event.creditSeq}`;
    const found: Truth[] = [];
    for (let tried = 0; tried <= memory; tried++) {
      const coin = coins.get(keyOf(tried, boot, event.creditSeq));
      if (coin) found.push(coin);
    }
    const isIt = (coin: Truth): boolean => !coin.isBooked && coin.channel === event.position;
    const coin = found.find(isIt) ?? found[0];
    if (!coin) {
      problems.push(`coin ${key} was never told`);
      return;
    }
    if (coin.isBooked) problems.push(`coin ${key} was booked twice`);
    if (coin.channel !== event.position) {
      problems.push(`coin ${key} of channel ${coin.channel} was booked as ${event.position}`);
    }
    coin.isBooked = true;
  }

  function excuse({ lostCount: named }: Extract<CreditEvent, { kind: 'gap' }>): void {
    if (named !== undefined) {
      lostCount += named;
      problems.push(`a gap of ${named} coins, though the bridge had kept them all`);
      return;
    }
    unknownGaps += 1;
    if (!isMet) {
      // What it had counted before: the first gap speaks for that alone.
      isMet = true;
      return;
    }
    if (unnamedWipes === 0 && reasons === 0) {
      problems.push('a gap of unknown size where nothing was forgotten');
    }
    if (unnamedWipes === 0) reasons -= 1;
    spokenFor = Math.max(spokenFor, unnumbered());
    if (unnamedWipes === 0) return;
    unnamedWipes = 0;
    for (const coin of coins.values()) if (coin.memory < memory) coin.isExcused = true;
  }

  return {
    said: (bytes) => {
      for (const text of Buffer.from(bytes).toString('latin1').split('\n')) {
        const decoded = decodeBridgeLine(text);
        if (decoded.kind === 'line' && decoded.line.kind === 'err') reasons += NAMED_AT_MOST;
        if (decoded.kind !== 'line' || decoded.line.kind !== 'coin') continue;
        const { boot, seq, channel } = decoded.line;
        const key = keyOf(memory, boot, seq);
        if (coins.has(key)) continue;
        coins.set(key, { memory, channel, isBooked: false, isExcused: false });
      }
      return bytes;
    },
    cutPower: (nowMs) => {
      reasons += NAMED_AT_MOST;
      bridge.cutPower(nowMs);
    },
    wipe: (nowMs) => {
      numberedBefore += bridge.lastSeq;
      // Coins that wait behind the oldest one were never told; they are gone with the rest.
      bridge.wipe(nowMs);
      memory += 1;
      unnamedWipes += 1;
    },
    stored: (report) => {
      problems.push(...wrongValues(report, table));
      for (const event of report.events) {
        if (event.kind === 'gap') excuse(event);
        if (event.kind === 'coin') book(event, report.position.acceptorEpoch);
      }
    },
    verdict: () => {
      const answer = [...problems];
      const missing = [...coins.values()].filter(isMissing).length;
      if (missing > 0) answer.push(`${missing} coins are neither stored nor named as lost`);
      const own = [...coins.values()].filter((coin) => coin.memory === memory).length;
      const untold = bridge.lastSeq - own - (memory === 0 ? before.numbered : 0);
      if (untold !== 0) answer.push(`${untold} coins were never told`);
      return answer;
    },
    counts: () => {
      const accepted = acceptedBy(bridge) - before.accepted;
      return {
        coins: accepted,
        booked: [...coins.values()].filter(({ isBooked }) => isBooked).length,
        lostCount,
        unknownGaps,
        unprovable: unnumbered() - spokenFor,
      };
    },
  };
}

const acceptedBy = (bridge: EmulatedBridge): number =>
  Object.values(bridge.accepted).reduce((sum, count) => sum + count, 0);
