// Stands in for the service that checks identities: it believes everybody but a person named `Refused`.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Clock } from '#drivers/clock.ts';
import { instantText } from '../contract/ids.ts';
import type { IdentityCheck } from '../use-cases/identity-check.ts';

/** Notes each check, without name or number, as one JSON object a line in a file that only its owner can read. */
export function fileIdentityCheck(path: string, clock: Clock): IdentityCheck {
  return {
    check: async ({ name, birthDate }) => {
      const personRef = createHash('sha256').update(`${name}\n${birthDate}`).digest('hex');
      const verdict = name === 'Refused' ? 'refused' : 'verified';
      const line = JSON.stringify({ at: instantText(clock.nowMs()), verdict });
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
      return verdict === 'refused' ? { verdict } : { verdict, personRef };
    },
  };
}
