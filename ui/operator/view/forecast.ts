// When a cashbox will be full, from the coins of its last days. An estimate, and silence where too little is known.
export type Forecast =
  /** Nobody has told how many coins are inside. */
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'full' }>
  /** Too few whole days since its first coin. */
  | Readonly<{ kind: 'too-early'; daysMissing: number }>
  /** No coin in the last week. */
  | Readonly<{ kind: 'idle' }>
  /** Whole days until it is full; 0 is today. */
  | Readonly<{ kind: 'days'; days: number }>
  /** So far away that a figure would promise too much. */
  | Readonly<{ kind: 'far' }>;

/** `counts` are coins day by day, the day that runs last; undefined while the ledger has not told them. `coinsMax` fill the cashbox. */
export function fillForecast(
  coinCount: number | undefined,
  counts: readonly number[] | undefined,
  coinsMax: number,
): Forecast {
  if (coinCount === undefined || counts === undefined) return { kind: 'unknown' };
  const room = coinsMax - coinCount;
  if (room <= 0) return { kind: 'full' };
  const whole = counts.slice(0, -1);
  const first = whole.findIndex((count) => count > 0);
  const known = first < 0 ? 0 : whole.length - first;
  if (known < DAYS_LEAST) return { kind: 'too-early', daysMissing: DAYS_LEAST - known };
  const week = whole.slice(-Math.min(known, DAYS_USED));
  const perDay = week.reduce((sum, count) => sum + count, 0) / week.length;
  if (perDay === 0) return { kind: 'idle' };
  const days = Math.floor(room / perDay);
  return days > DAYS_MOST ? { kind: 'far' } : { kind: 'days', days };
}

/** Days for sorting and for a file; undefined where there is no figure. */
export function forecastDays(forecast: Forecast): number | undefined {
  if (forecast.kind === 'full') return 0;
  return forecast.kind === 'days' ? forecast.days : undefined;
}

/** A week, so that each weekday counts once. */
const DAYS_USED = 7;
const DAYS_LEAST = 3;
const DAYS_MOST = 60;
