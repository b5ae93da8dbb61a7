// Coins a second: kiosks send signed batches to a ledger process, which posts them with every rule and all durability.
import { systemClock } from '#drivers/clock.ts';
import { batchesOf, enrolKiosks, sentBatch } from './coin-batches.ts';
import type { Place } from './place.ts';
import { assertAllAnswered, send } from './send.ts';
import { serveLedger, withBooks } from './served-ledger.ts';

export type CoinsSize = Readonly<{ kiosks: number; batches: number; coins: number }>;

export type CoinsFigure = Readonly<{
  coinsPerS: number;
  /** Processor time of a coin, in the ledger and in the database's own processes. */
  ledgerUs: number;
  databaseUs: number;
  /** The same of the sender: on two cores it takes part of what there is. */
  senderUs: number;
  /** On disk: its record, its share of index, log, stored batch and everything else that grew. */
  bytesPerCoin: number;
}>;

/** Each kiosk sends its batches one after the other; all kiosks at once. A quarter is sent before: what runs often is compiled by then. */
export async function measureCoins(
  place: Place,
  { kiosks: count, batches, coins }: CoinsSize,
  profileDir?: string,
): Promise<CoinsFigure> {
  const kiosks = await withBooks(place, (desk) => enrolKiosks(desk, count));
  const bytesBefore = await place.bytes();
  const warmUp = Math.ceil(batches / 4);
  const prepared = kiosks.map((kiosk) =>
    batchesOf(kiosk, warmUp + batches, coins, systemClock.nowMs()),
  );
  const ledger = await serveLedger(place, profileDir);
  const { host, port } = ledger;
  const lanes = kiosks.map((kiosk, i) =>
    prepared[i]!.map((one) => sentBatch(kiosk, one, `${host}:${port}`, systemClock.nowMs())),
  );
  try {
    assertAllAnswered(
      await send({ host, port, lanes: lanes.map((lane) => lane.slice(0, warmUp)) }),
    );
    const before = ledger.cpuMs();
    const measured = lanes.map((lane) => lane.slice(warmUp));
    const { tookMs, cpuMs } = assertAllAnswered(await send({ host, port, lanes: measured }));
    const after = ledger.cpuMs();
    const coinCount = count * batches * coins;
    await ledger.stop();
    // Opening it once more empties the write-ahead log.
    await withBooks(place, async () => {});
    const grown = (await place.bytes()) - bytesBefore;
    return {
      coinsPerS: (coinCount * 1000) / tookMs,
      ledgerUs: ((after.ledger - before.ledger) * 1000) / coinCount,
      databaseUs: ((after.database - before.database) * 1000) / coinCount,
      senderUs: (cpuMs * 1000) / coinCount,
      bytesPerCoin: grown / (count * (warmUp + batches) * coins),
    };
  } finally {
    await ledger.stop();
  }
}
