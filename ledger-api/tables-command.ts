// `npm run ledger -- tables …`: what kiosks propose as coin tables, and their approval. Safe beside a running ledger:
// SQLite lets one write at a time, tables are only ever added, and each heartbeat reads what is in force anew.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { Settings } from './config/settings.ts';
import { confirmedPart, CoinTableProposal, isSameCoins } from './contract/coin-table.ts';
import { instantText } from './contract/ids.ts';
import { inWords, lookAlikesAmong } from './contract/look-alikes.ts';
import { openKeys } from './keys/open-keys.ts';
import type { LedgerStore } from './store/ledger-store.ts';
import { keysFor, missingDatabase, openLedgerStore } from './store/open-ledger-store.ts';
import {
  type ApprovalRefusal,
  approveCoinTable,
  type ApproveDeps,
} from './use-cases/approve-coin-table.ts';

export const TABLES_HELP = `       npm run ledger -- tables list
       npm run ledger -- tables show ACCEPTOR
       npm run ledger -- tables approve ACCEPTOR|FILE --by NAME [--note TEXT]
       npm run ledger -- tables export ACCEPTOR
`;

export type TablesAnswer = Readonly<{ code: 0 | 1 | 2; out: string; err: string }>;

type Surroundings = Readonly<{ settings: Settings; clock: Clock; entropy: Entropy }>;

/** Runs one command; `args` are the words after `tables`. */
export async function tablesCommand(
  args: readonly string[],
  { settings, clock, entropy }: Surroundings,
): Promise<TablesAnswer> {
  const read = readWords(args);
  if (!read) return wrongUse(`The ledger does not know "tables ${args.join(' ')}".`);
  const missing = missingDatabase(settings.database);
  if (missing !== undefined) return refused(missing);
  const store = await openLedgerStore(settings.database, { clock, entropy });
  try {
    const { verb, what, by, note } = read;
    if (verb === 'list') return said(await list(store));
    if (verb === 'show') return await show(store, what);
    if (verb === 'export') return await exportTable(store, what);
    if (by === undefined) return wrongUse('Who approves it? Add --by NAME.');
    const { signing } = await openKeys(
      store,
      settings.keysFile,
      keysFor(settings.database, entropy),
    );
    const { isDemo: isDemoHouse } = settings;
    const deps = { store, signingKey: signing, isDemoHouse };
    return await approve(deps, { what, by, note }, clock.nowMs());
  } finally {
    await store.close();
  }
}

async function list(store: LedgerStore): Promise<string> {
  const lines = await store.read(async ({ paperwork }) => {
    const proposals = await paperwork.newestProposals(PROPOSALS_MAX);
    return Promise.all(
      proposals.map(async ({ kioskId, proposedAtMs, proposal }) => {
        const { acceptorId, positions } = proposal;
        const confirmed = confirmedPart(proposal);
        const inForce = await paperwork.newestCoinTable(acceptorId);
        const standing =
          inForce && isSameCoins(inForce, confirmed)
            ? `in force as number ${inForce.number}`
            : `${confirmed.positions.length} of ${positions.length} coins confirmed, waits for approval`;
        return `${acceptorId}  ${instantText(proposedAtMs)}  kiosk ${kioskId}  ${standing}\n`;
      }),
    );
  });
  return lines.length > 0 ? lines.join('') : 'No kiosk has proposed a coin table.\n';
}

async function show(store: LedgerStore, acceptorId: string): Promise<TablesAnswer> {
  const proposal = await proposalFor(store, acceptorId);
  return proposal ? said(asJson(proposal)) : refused(nothingProposed(acceptorId));
}

async function exportTable(store: LedgerStore, acceptorId: string): Promise<TablesAnswer> {
  const table = await store.read(({ paperwork }) => paperwork.newestCoinTable(acceptorId));
  return table ? said(asJson(table)) : refused(`No coin table for ${acceptorId} is in force.`);
}

type Approval = Readonly<{ what: string; by: string; note: string | undefined }>;

async function approve(
  deps: ApproveDeps & Readonly<{ store: LedgerStore }>,
  { what, by, note }: Approval,
  nowMs: number,
): Promise<TablesAnswer> {
  const proposal = existsSync(what) ? proposalIn(what) : await proposalFor(deps.store, what);
  if (typeof proposal === 'string') return refused(proposal);
  if (!proposal) return refused(nothingProposed(what));
  const { acceptorId } = proposal;
  const lookAlikeNote = note ?? proposal.lookAlikeNote;
  const confirmed = confirmedPart(proposal);
  const result = await approveCoinTable(
    deps,
    {
      acceptorId,
      approvedBy: by,
      ...confirmed,
      ...(lookAlikeNote !== undefined && { lookAlikeNote }),
    },
    nowMs,
  );
  if (!result.ok) {
    const pairs = result.error === 'look-alikes' ? lookAlikesAmong(confirmed.positions) : [];
    return refused([...pairs.map(inWords), REFUSALS[result.error]].join('\n'));
  }
  const { number, bank, positions, approvedBy, approvedAt } = result.table;
  const coins = positions.map(
    ({ position, coinId, currency, faceMinor, path }) =>
      `position ${position}  ${coinId}  ${currency} ${faceMinor}${path === undefined ? '' : `  by path ${path}`}\n`,
  );
  const left = proposal.positions.length - positions.length;
  return said(
    `approved number ${number} for ${acceptorId} by ${approvedBy} at ${approvedAt}\n` +
      (bank === undefined ? '' : `for its coin bank ${bank}\n`) +
      coins.join('') +
      (left > 0 ? `${left} positions without test coins stay closed\n` : ''),
  );
}

async function proposalFor(
  store: LedgerStore,
  acceptorId: string,
): Promise<CoinTableProposal | undefined> {
  const all = await store.read(({ paperwork }) => paperwork.newestProposals(PROPOSALS_MAX));
  return all.find(({ proposal }) => proposal.acceptorId === acceptorId)?.proposal;
}

/** The proposal in a file, or a sentence that says what is wrong with it. */
function proposalIn(file: string): CoinTableProposal | string {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return `${file} cannot be read: ${String(error)}`;
  }
  const read = CoinTableProposal.safeParse(content);
  if (read.success) return read.data;
  const [{ path, message } = { path: [], message: '' }] = read.error.issues;
  return `${file} is not a proposed coin table: ${path.join('.')} ${message}.`;
}

type Words = { verb: Verb; what: string; by: string | undefined; note: string | undefined };
type Verb = 'list' | 'show' | 'approve' | 'export';

function readWords(args: readonly string[]): Words | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: { type: 'string' }, note: { type: 'string' } },
    });
    const [verb, what = '', ...rest] = positionals;
    const isComplete = verb === 'list' ? what === '' : what !== '';
    if (!VERBS.some((known) => known === verb) || !isComplete || rest.length > 0) return undefined;
    const by = values.by?.trim();
    if (by !== undefined && (by === '' || by.length > NAME_LENGTH_MAX)) return undefined;
    return { verb: verb as Verb, what, by, note: values.note }; // One of VERBS.
  } catch {
    return undefined;
  }
}

const VERBS: readonly Verb[] = ['list', 'show', 'approve', 'export'];
const NAME_LENGTH_MAX = 60;
const PROPOSALS_MAX = 1_000;

const REFUSALS = {
  'emulator-outside-demo':
    'The coins of an emulator are worth nothing outside a demonstration house (HOUSE=demo). Nothing was approved.',
  'no-coins':
    'No coin is confirmed. Drop test coins, write how many into testCoins and correct the value of each, then approve again.',
  'position-twice': 'A position is named twice. Correct the proposal; nothing was approved.',
  'not-a-coin':
    'A token or an empty position cannot be money. Set its testCoins to 0; nothing was approved.',
  untested: 'A coin was never dropped. Test every coin first; nothing was approved.',
  'look-alikes':
    'Leave one of them out (testCoins 0), or say with --note why this acceptor cannot confuse them. Nothing was approved.',
} as const satisfies Record<ApprovalRefusal, string>;

const nothingProposed = (acceptorId: string): string =>
  `No kiosk has proposed a coin table for ${acceptorId}, and no file has this name. "tables list" says what waits.`;

const asJson = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;
const said = (out: string): TablesAnswer => ({ code: 0, out, err: '' });
const refused = (sentence: string): TablesAnswer => ({ code: 1, out: '', err: `${sentence}\n` });
const wrongUse = (sentence: string): TablesAnswer => ({
  code: 2,
  out: '',
  err: `${sentence}\n\nUsage:\n${TABLES_HELP}`,
});
