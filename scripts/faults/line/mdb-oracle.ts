// The oracle of the MDB runs: each coin that the changer took, whether anybody has fetched it, and what became of it.
import type { AcceptorReport, CreditEvent } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { EmulatedChanger } from '#drivers/mdb/emulated-changer.ts';
import { decodePoll } from '#drivers/mdb/poll-response.ts';
import type { LineCounts } from './subject.ts';
import { wrongValues } from './values.ts';

/** `held` by the changer; `told` once, to whoever listened; `forgotten` by a reset before it was told. */
type Truth = {
  position: number;
  isInTube: boolean;
  place: 'held' | 'told' | 'forgotten';
  isBooked: boolean;
  isExcused: boolean;
  /** A gap by number has counted it. */
  isNumbered: boolean;
};

export interface MdbOracle {
  drop(coinId: string): boolean;
  stored(report: AcceptorReport): void;
  verdict(): string[];
  counts(): LineCounts;
}

/**
 * Watches `changer` from its first coin on. A gap speaks for coins that left the changer before it was stored, and only for
 * those. Unprovable are coins that fell before the changer was ever met: a spoilt command may have opened it. `mayMiss`: whether anything of this run can have lost a coin at all; where nothing can, a gap is false.
 */
export function createMdbOracle(
  changer: EmulatedChanger,
  table: CoinTable,
  mayMiss: boolean,
): MdbOracle {
  const coins: Truth[] = [];
  const problems: string[] = [];
  const keys = new Set<string>();
  let lostCount = 0;
  let unknownGaps = 0;
  let lastSeq = -1n;
  let unprovable = 0;

  const { poll, reset } = changer;
  changer.poll = () => {
    const told = poll();
    for (const { kind } of decodePoll(new Uint8Array(told))) {
      const next = coins.find(({ place }) => place === 'held');
      if (kind === 'deposited' && next) next.place = 'told';
    }
    return told;
  };
  changer.reset = () => {
    for (const coin of coins) if (coin.place === 'held') coin.place = 'forgotten';
    reset();
  };

  const isMissing = (coin: Truth): boolean => !coin.isBooked && !coin.isExcused;

  function book(event: Extract<CreditEvent, { kind: 'coin' }>, epoch: string): void {
    const key = `${epoch}:${event.creditSeq}`;
    if (keys.has(key)) problems.push(`${key} was used twice`);
    keys.add(key);
    const told = coins.filter(
      (coin) => coin.place === 'told' && coin.position === event.position && !coin.isBooked,
    );
    const coin = told.find(isMissing) ?? told[0];
    if (coin) coin.isBooked = true;
    else problems.push(`a coin of position ${event.position} that never fell, or was told before`);
  }

  function excuse({ lostCount: named }: Extract<CreditEvent, { kind: 'gap' }>): void {
    if (!mayMiss) problems.push('a gap where nothing can be missing');
    const gone = coins.filter((coin) => coin.place !== 'held' && isMissing(coin));
    if (named === undefined) unknownGaps += 1;
    else lostCount += named;
    if (named === undefined) {
      for (const coin of gone) coin.isExcused = true;
      return;
    }
    const numbered = coins
      .filter((coin) => coin.isInTube && !coin.isBooked && !coin.isNumbered)
      .toSorted((one, other) => Number(isMissing(other)) - Number(isMissing(one)))
      .slice(0, named);
    if (numbered.length < named) {
      problems.push(`a gap of ${named} where ${numbered.length} can be missing in a tube`);
    }
    for (const coin of numbered) [coin.isNumbered, coin.isExcused] = [true, coin.place !== 'held'];
  }

  function giveUpUnmet(): void {
    const unmet = coins.filter((coin) => coin.place !== 'held');
    unprovable = unmet.length;
    for (const coin of unmet) coin.isExcused = true;
  }

  return {
    drop: (coinId) => {
      const type = changer.coinIds.indexOf(coinId);
      const before = changer.tubes[type];
      if (changer.drop(coinId).outcome !== 'accepted') return false;
      coins.push({
        position: type + 1,
        isInTube: changer.tubes[type] !== before,
        place: 'held',
        isBooked: false,
        isExcused: false,
        isNumbered: false,
      });
      return true;
    },
    stored: (report) => {
      problems.push(...wrongValues(report, table));
      const { acceptorEpoch, creditSeq } = report.position;
      if (lastSeq < 0n) giveUpUnmet();
      if (creditSeq < lastSeq) problems.push(`the sequence went back to ${creditSeq}`);
      lastSeq = creditSeq;
      for (const event of report.events) {
        if (event.kind === 'coin') book(event, acceptorEpoch);
        if (event.kind === 'gap') excuse(event);
      }
    },
    verdict: () => {
      const missing = coins.filter(isMissing).length;
      if (missing === 0) return problems;
      return [...problems, `${missing} coins are neither stored nor named as lost`];
    },
    counts: () => ({
      coins: coins.length,
      booked: coins.filter(({ isBooked }) => isBooked).length,
      lostCount,
      unknownGaps,
      unprovable,
    }),
  };
}
