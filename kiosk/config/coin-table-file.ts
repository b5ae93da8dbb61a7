// The file of COIN_TABLE: a table signed by the ledger, for a kiosk without network, or one to propose for approval.
import { readFileSync } from 'node:fs';
import { CoinTableProposal, SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { isFromLedger } from '../enrolment/ledger-trust.ts';
import type { Enrolment } from '../store/kiosk-store.ts';

export type TableFile =
  | { ok: true; table: SignedCoinTable }
  /** The sentence says why its coins stay closed; a `proposal` can be sent to the ledger. */
  | { ok: false; sentence: string; proposal?: CoinTableProposal };

/**
 * The signed table in `file`, or a sentence for the operator; a table without our ledger's signature is a proposal. Before the
 * kiosk is enrolled it knows no ledger, and no table is believed.
 */
export function readCoinTableFile(file: string, enrolment: Enrolment | undefined): TableFile {
  const refused = (what: string): TableFile => ({
    ok: false,
    sentence: `COIN_TABLE ${file} ${what}`,
  });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return refused(
      `cannot be read: ${whyUnread(error)}. Correct its path or the file, or leave COIN_TABLE out; until then its coins stay closed.`,
    );
  }
  const proposal = CoinTableProposal.safeParse(content);
  if (proposal.success) {
    const { acceptorId } = proposal.data;
    const sentence =
      `COIN_TABLE ${file} proposes a table for ${acceptorId} and is not signed. Its coins stay closed until an ` +
      `operator approves it: npm run ledger -- tables approve ${acceptorId} --by NAME`;
    return { ok: false, sentence, proposal: proposal.data };
  }
  const table = SignedCoinTable.safeParse(content);
  if (!table.success) {
    return refused(
      `is not a signed coin table, and no proposal either (${mistakeIn(content, proposal.error, table.error)}). ` +
        'Its coins stay closed until an operator approves it.',
    );
  }
  if (!enrolment) {
    return refused('is believed when this kiosk is enrolled and its ledger has signed it.');
  }
  if (!isFromLedger(enrolment, table.data)) {
    return refused('is not signed by the ledger of this kiosk. Its coins stay closed.');
  }
  return { ok: true, table: table.data };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

function whyUnread(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return REASONS[code] ?? `the system says ${code}`;
  return `it is not JSON (${(error as Error).message})`;
}

type Mistakes = Readonly<{ issues: readonly { path: readonly PropertyKey[]; message: string }[] }>;

/** The first thing to correct, in the form that the file seems to have. */
function mistakeIn(content: unknown, asProposal: Mistakes, asTable: Mistakes): string {
  const isTable = (content as { type?: unknown } | null)?.type === 'coin-table';
  const [first] = (isTable ? asTable : asProposal).issues;
  return `${first?.path.map(String).join('.')}: ${first?.message}`;
}
