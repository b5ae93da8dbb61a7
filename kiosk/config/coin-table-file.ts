// A coin table from a file (`COIN_TABLE`), for a kiosk that has no network: accepted only when its ledger signed it.
import { readFileSync } from 'node:fs';
import { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { isFromLedger } from '../enrolment/ledger-trust.ts';
import type { Enrolment } from '../store/kiosk-store.ts';

export type TableFile = { ok: true; table: SignedCoinTable } | { ok: false; sentence: string };

/** The signed table in `file`, or a sentence for the operator; a table without our ledger's signature is a proposal. */
export function readCoinTableFile(file: string, enrolment: Enrolment): TableFile {
  const refused = (what: string): TableFile => ({
    ok: false,
    sentence: `COIN_TABLE ${file} ${what}`,
  });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return refused(`cannot be read: ${String(error)}`);
  }
  const table = SignedCoinTable.safeParse(content);
  if (!table.success) {
    return refused(
      'is not a signed coin table. Its coins stay closed until an operator approves it.',
    );
  }
  if (!isFromLedger(enrolment, table.data)) {
    return refused('is not signed by the ledger of this kiosk. Its coins stay closed.');
  }
  return { ok: true, table: table.data };
}
