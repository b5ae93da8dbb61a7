// Mid rates over https: one answer with all of them.
import { z } from 'zod';
import { limitedJson } from '../limited-answer.ts';
import { Instant } from '../contract/ids.ts';
import { type Currency, isCurrency, MINOR_DIGITS } from '../contract/money.ts';
import type { Rational } from '../contract/rate-card.ts';
import type { RateSource } from '../use-cases/rate-source.ts';

/**
 * `GET url` → `{at, rates: [{currency, wonPerMajor}]}`, a rate as a decimal text such as `"1394.25"` for one dollar.
 * Currencies that we do not take are passed over. Whatever else is answered, or nothing within ten seconds, counts as
 * unavailable.
 */
export function httpsRateSource(url: string): RateSource {
  return {
    ask: async () => {
      try {
        const answer = await fetch(url, {
          headers: { accept: 'application/json' },
          redirect: 'error',
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        if (!answer.ok) return 'unavailable';
        const { at, rates } = Told.parse(await limitedJson(answer, ANSWER_BYTES_MAX));
        const mids = new Map<Currency, Rational>();
        for (const { currency, wonPerMajor } of rates) {
          if (!isCurrency(currency) || currency === 'KRW') continue;
          if (mids.has(currency)) return 'unavailable';
          mids.set(currency, midOf(currency, wonPerMajor));
        }
        return { atMs: Date.parse(at), mids };
      } catch {
        return 'unavailable';
      }
    },
  };
}

/** `"1394.25"` won for a dollar of 100 cents is 139425 / 10000 points a cent; nothing is rounded. */
function midOf(currency: Currency, wonPerMajor: string): Rational {
  const [whole, decimals = ''] = wonPerMajor.split('.');
  const num = BigInt(`${whole}${decimals}`);
  const den = 10n ** BigInt(decimals.length + MINOR_DIGITS[currency]);
  return { num: String(num), den: String(den) };
}

const Told = z.object({
  at: Instant,
  rates: z
    .array(
      z.object({
        currency: z.string().max(10),
        wonPerMajor: z.string().regex(/^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,9})?$/),
      }),
    )
    .max(500),
});

const ANSWER_WITHIN_MS = 10_000;
const ANSWER_BYTES_MAX = 256 * 1024;
