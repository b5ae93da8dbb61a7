// Where a kiosk finds its enrolment token: a setting, or a file that the ledger of the same house writes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TokenSource {
  /** The token as it stands there now; undefined while there is none. Asked again and again. */
  read(): string | undefined;
  /** True when a new token here replaces an enrolment that already stands. */
  readonly isOrder: boolean;
  /** What a person should do when nothing is there. */
  readonly hint: string;
}

export type TokenSettings = Readonly<{
  enrolToken: string | undefined;
  /** `HOUSE=demo`: the ledger of the same house writes the file. */
  isDemo: boolean;
  dataDir: string;
}>;

/** `ENROL_TOKEN` goes before the file of a demonstration house. */
export function tokenSource({ enrolToken, isDemo, dataDir }: TokenSettings): TokenSource {
  if (enrolToken !== undefined) {
    return { read: () => enrolToken, isOrder: true, hint: 'Set ENROL_TOKEN to a token.' };
  }
  const file = join(dataDir, 'enrol-token');
  return isDemo
    ? { read: () => readIfThere(file), isOrder: false, hint: `The ledger will write ${file}.` }
    : {
        read: () => undefined,
        isOrder: false,
        hint: 'Ask the operator for an enrolment token and start again with ENROL_TOKEN.',
      };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
