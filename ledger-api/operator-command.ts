// `npm run operator -- …`: operators come, get new credentials and go. Safe beside a running ledger: each command is one
// transaction with its line in the audit trail, and the ledger reads operators anew at every request.
import { parseArgs } from 'node:util';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { type Credentials, credentialsOf, keptCredentials } from './auth/operator-credentials.ts';
import { addOperator, disableOperator, resetOperator } from './auth/operators.ts';
import { SCRYPT_COST, type ScryptCost } from './auth/passwords.ts';
import type { Settings } from './config/settings.ts';
import { instantText, type OperatorId } from './contract/ids.ts';
import { OperatorName, OperatorRole } from './contract/staff.ts';
import { openKeys } from './keys/open-keys.ts';
import type { LedgerStore, WritingBooks } from './store/ledger-store.ts';
import type { Operator } from './store/port/staff.ts';
import { keysFor, missingDatabase, openLedgerStore } from './store/open-ledger-store.ts';
import { letGo } from './use-cases/hands.ts';
import { writeDown } from './use-cases/audit-trail.ts';

export const OPERATOR_HELP = `Usage: npm run operator -- create NAME [--role ${OperatorRole.options.join('|')}]
       npm run operator -- list
       npm run operator -- reset NAME
       npm run operator -- disable NAME

"create" (role viewer, unless another is named) and "reset" print the password and the secret of the one-time codes,
once. Works beside a running ledger as well as without one; DATA_DIR and KEYS_FILE are those of the ledger.
`;

export type OperatorAnswer = Readonly<{ code: 0 | 1 | 2; out: string; err: string }>;

type Surroundings = Readonly<{
  settings: Settings;
  clock: Clock;
  entropy: Entropy;
  /** What hashing a password costs; the usual cost unless a test is in a hurry. */
  cost?: ScryptCost;
}>;

/** Runs one command; `args` are the words after `operator --`. */
export async function operatorCommand(
  args: readonly string[],
  { settings, clock, entropy, cost = SCRYPT_COST }: Surroundings,
): Promise<OperatorAnswer> {
  const words = readWords(args);
  if (!words) return { code: 2, out: '', err: OPERATOR_HELP };
  const missing = missingDatabase(settings.database);
  if (missing) return refused(missing);
  const store = await openLedgerStore(settings.database, { clock, entropy });
  try {
    const { verb, name, role } = words;
    if (verb === 'list') return said(await list(store));
    const nowMs = clock.nowMs();
    if (verb === 'disable') {
      const disabled = await asCommandLine(store, 'operator disable', nowMs, async ({ staff }) =>
        disableOperator(staff, await staff.operatorNamed(name)),
      );
      return disabled.ok ? said(`disabled ${name}\n`) : refused(SENTENCES[disabled.error](name));
    }
    const keys = await openKeys(store, settings.keysFile, keysFor(settings.database, entropy));
    const known = await store.read(({ staff }) => staff.operatorNamed(name));
    const id = verb === 'reset' && known ? known.id : (entropy.uuid(nowMs) as OperatorId);
    const issueId = entropy.uuid(nowMs);
    const kept = await keptCredentials(keys, id, issueId, entropy, cost);
    const changed = await asCommandLine(
      store,
      `operator ${verb}`,
      nowMs,
      async ({ staff, paperwork }) => {
        if (verb === 'create') return addOperator(staff, { id, name, role, kept }, nowMs);
        if (known) await letGo(paperwork, id);
        return resetOperator(staff, known && (await staff.operator(id)), kept);
      },
    );
    if (!changed.ok) return refused(SENTENCES[changed.error](name));
    return said(inLines(credentialsOf(keys, name, issueId)));
  } finally {
    await store.close();
  }
}

type Change<E> = { ok: true; operator: Operator } | { ok: false; error: E };

/** Writes the change and its line in the audit trail together; a refusal is written down, too. */
function asCommandLine<E extends string>(
  store: LedgerStore,
  call: string,
  nowMs: number,
  work: (books: WritingBooks) => Promise<Change<E>>,
): Promise<Change<E>> {
  return store.transact(async (books) => {
    const change = await work(books);
    const subject = change.ok ? change.operator.id : '';
    const outcome = change.ok ? 'done' : change.error;
    const deed = { who: 'command-line', role: 'admin', call, subject, outcome };
    await writeDown(books.trail, deed, nowMs);
    return change;
  });
}

async function list(store: LedgerStore): Promise<string> {
  const all = await store.read(({ staff }) => staff.operators(undefined, LISTED_MAX));
  const byName = all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = byName.map(
    ({ name, role, state, createdAtMs }) =>
      `${name}  ${role}  ${state}  since ${instantText(createdAtMs)}\n`,
  );
  return lines.length > 0 ? lines.join('') : 'There is no operator yet.\n';
}

const inLines = ({ password, totpSecret, otpauth }: Credentials): string =>
  `password ${password}\ntotp-secret ${totpSecret}\n${otpauth}\n`;

type Words = Readonly<{ verb: Verb; name: string; role: OperatorRole }>;
type Verb = 'create' | 'list' | 'reset' | 'disable';

function readWords(args: readonly string[]): Words | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { role: { type: 'string' } },
    });
    const [verb = '', name = '', ...rest] = positionals;
    const role = OperatorRole.safeParse(values.role ?? 'viewer');
    const isNamed = verb === 'list' ? name === '' : OperatorName.safeParse(name).success;
    const isRoleInPlace = values.role === undefined || verb === 'create';
    if (!isVerb(verb) || !isNamed || !role.success || !isRoleInPlace || rest.length > 0) {
      return undefined;
    }
    return { verb, name, role: role.data };
  } catch {
    return undefined;
  }
}

const isVerb = (word: string): word is Verb =>
  ['create', 'list', 'reset', 'disable'].includes(word);

const SENTENCES = {
  'operator-name-taken': (name: string) =>
    `There is an operator ${name} already; "reset ${name}" gives new credentials. Nothing was changed.`,
  'not-found': (name: string) => `There is no operator ${name}; "list" says who there is.`,
  'last-admin': (name: string) =>
    `${name} is the only admin. Make another one first; nothing was changed.`,
} as const;

const said = (out: string): OperatorAnswer => ({ code: 0, out, err: '' });
const refused = (sentence: string): OperatorAnswer => ({ code: 1, out: '', err: `${sentence}\n` });

const LISTED_MAX = 1_000;
