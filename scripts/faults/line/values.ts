// Whether what was stored is worth what the approved table says, and nothing else.
import type { AcceptorReport } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';

/** Coins of `report` with a value that the table does not give them, in words. */
export function wrongValues({ events }: AcceptorReport, table: CoinTable): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'coin') return [];
    const approved = table.entries.find(({ position }) => position === event.position)?.value;
    const isRight =
      event.value?.faceMinor === approved?.faceMinor &&
      event.value?.currency === approved?.currency;
    return isRight ? [] : [`a coin of position ${event.position} was given another value`];
  });
}
