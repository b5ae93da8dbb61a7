// The service that checks identities, over https.
import { z } from 'zod';
import { limitedJson } from '../limited-answer.ts';
import type { IdentityCheck } from '../use-cases/identity-check.ts';

/**
 * `POST url` `{phone, name, birthDate}` with `Authorization: Bearer secret` → `{verdict, personRef?}`. Whatever else
 * is answered, or nothing within ten seconds, counts as unavailable.
 */
export function httpsIdentityCheck(url: string, secret: string): IdentityCheck {
  return {
    check: async (person) => {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          body: JSON.stringify(person),
          redirect: 'error',
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        if (!answer.ok) return { verdict: 'unavailable' };
        return Verdict.parse(await limitedJson(answer, ANSWER_BYTES_MAX));
      } catch {
        return { verdict: 'unavailable' };
      }
    },
  };
}

const Verdict = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('verified'), personRef: z.string().min(1).max(200) }),
  z.object({ verdict: z.literal('refused') }),
]);

const ANSWER_WITHIN_MS = 10_000;
const ANSWER_BYTES_MAX = 64 * 1024;
