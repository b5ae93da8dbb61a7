// `npm run bench -- ledger`: how quickly the books take coins, how large they grow, and whether they stay as quick when they are large.
import { parseArgs } from 'node:util';
import { wholeNumber } from '../command.ts';
import { loadSentence } from './cpu-time.ts';
import { measureCoins } from './ledger-coins.ts';
import { databasesOf, places } from './place.ts';
import { measureRawCoins } from './raw-coins.ts';
import type { BenchResult, BenchRow } from './result.ts';

/** Coins a second on two cores, and bytes of a coin on disk. */
const FLOORS = { sqlite: 40_000, postgres: 30_000 } as const;
const BYTES_PER_COIN_MAX = 400;

export async function benchLedger(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string', default: 'both' },
      kiosks: { type: 'string', default: '16' },
      batches: { type: 'string', default: '120' },
      coins: { type: 'string', default: '100' },
      folder: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const size = {
    kiosks: wholeNumber('kiosks', values.kiosks),
    batches: wholeNumber('batches', values.batches),
    coins: wholeNumber('coins', values.coins),
  };
  const databases = databasesOf(values.database);
  const found = places(values.folder);
  const rows: BenchRow[] = [];
  const beyondFloor: string[] = [];
  const loadBefore = loadSentence();
  try {
    for (const kind of databases) {
      const place = await found.make(kind);
      const coins = await measureCoins(place, size, values.profile);
      const rawPlace = await found.make(kind);
      const raw = await measureRawCoins(rawPlace, size);
      rows.push(
        {
          figure: `${kind}: coins/s, signed batches of ${size.coins}`,
          measured: Math.round(coins.coinsPerS),
          goal: `≥ ${FLOORS[kind]}`,
          denominator: Math.round(raw),
          ratio: Number((coins.coinsPerS / raw).toFixed(3)),
          'CPU µs': `${coins.ledgerUs.toFixed(1)} + ${coins.databaseUs.toFixed(1)} (sender ${coins.senderUs.toFixed(1)})`,
        },
        {
          figure: `${kind}: bytes on disk of a coin`,
          measured: Math.round(coins.bytesPerCoin),
          goal: `≤ ${BYTES_PER_COIN_MAX}`,
        },
      );
      if (coins.coinsPerS < FLOORS[kind]) beyondFloor.push(`${kind} takes fewer coins a second`);
      if (coins.bytesPerCoin > BYTES_PER_COIN_MAX) beyondFloor.push(`${kind} needs more bytes`);
      place.remove();
      rawPlace.remove();
    }
    const notes = [
      ...(await found.notes()),
      `${size.kiosks} kiosks send ${size.batches} batches each over HTTP from another process; the denominator is the same rows without a rule.`,
      'CPU µs: processor time of one coin in the ledger + in the database’s own processes (and in the sender, which shares the cores).',
      `Before: ${loadBefore} After: ${loadSentence()}`,
    ];
    return { rows, notes, beyondFloor };
  } finally {
    await found.end();
  }
}
