// `npm run audit -- [--database URL]`: derives every balance anew beside a running ledger, and names each difference.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { audit } from '#ledger/audit/audit.ts';
import { openPostgresReader } from '#ledger/audit/postgres-reader.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { readSettings } from '#ledger/config/settings.ts';
import { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { kidOf } from '#ledger/contract/signature.ts';
import { readKeysFile } from '#ledger/keys/keys-file.ts';
import { ledgerKeys } from '#ledger/keys/ledger-keys.ts';
import { hostUrls } from '#ledger/store/postgres/hosts.ts';
import { command } from './command.ts';

const HELP = `npm run audit -- [--database URL] [--keys FILE]

Reads one snapshot of the books, beside a running ledger and without its lock, and derives everything again: documents,
log, signed heads, balances, lots, holds, conversions, batches of kiosks, deposits, bags, payments, settlements, trail.
Prints PASS with what was looked at, or each difference in a sentence (exit 1).

--database  sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE; left out: DATABASE_URL, else $DATA_DIR/ledger.db
--keys      the answer of GET /v1/keys in a file; left out: the public part of KEYS_FILE, else $DATA_DIR/keys.json

What it derives is kept in a temporary file (TMPDIR), about as large as the database. Nothing in the books is changed.
`;

/** Started wrongly: trying again cannot help. */
const WRONG_USE = 2;

process.exitCode = await command(process.argv.slice(2), HELP, main);

async function main(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { database: { type: 'string' }, keys: { type: 'string' } },
  });
  const read = readSettings({
    ...process.env,
    ...(values.database !== undefined && { DATABASE_URL: values.database }),
  });
  if (!read.ok) return complain(read.sentences.join('\n'));
  const keys = publicKeys(values.keys, read.settings.keysFile);
  if (typeof keys === 'string') return complain(keys);
  const { database } = read.settings;
  try {
    const books =
      database.kind === 'sqlite'
        ? openSqliteReader(database.file)
        : await openPostgresReader(hostUrls(database.url) ?? []);
    await using _ = { [Symbol.asyncDispose]: () => books.close() };
    const progress = (sentence: string) => void process.stderr.write(`${sentence}\n`);
    const { figures, differences, sentences } = await audit(books, { ledgerKeys: keys, progress });
    const looked = [...figures].map(([what, many]) => `${many.toLocaleString('en')} ${what}`);
    if (differences === 0) return say(`PASS: ${looked.join(', ')}.\n`, 0);
    const more = differences - sentences.length;
    const rest = more > 0 ? `… and ${more} more.\n` : '';
    return say(
      `${sentences.join('\n')}\n${rest}FAIL: ${differences} ${differences === 1 ? 'difference' : 'differences'}.\n`,
      1,
    );
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error));
  }
}

/** Public signing keys by name, or a sentence when there are none. */
function publicKeys(published: string | undefined, keysFile: string): Map<string, string> | string {
  if (published === undefined) {
    const found = readKeysFile(keysFile);
    if (!found.ok) {
      return `The keys file ${keysFile} is ${found.error}. Signatures need it, or --keys with the answer of GET /v1/keys.`;
    }
    const { signing } = ledgerKeys(found.secrets);
    return new Map([[signing.kid, signing.publicKey]]);
  }
  if (!existsSync(published)) return `The file ${published} is not there.`;
  const answer = z
    .object({ keys: z.array(LedgerKey) })
    .safeParse(JSON.parse(readFileSync(published, 'utf8')));
  if (!answer.success) return `The file ${published} is not an answer of GET /v1/keys.`;
  const signing = answer.data.keys.filter(({ use }) => use === 'sign');
  return new Map(signing.map(({ key }) => [kidOf(key), key]));
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return WRONG_USE;
}
