// Reads the books of a PostgreSQL database beside running ledgers: one read-only transaction, tables by cursors.
import { Client, type ClientConfig } from 'pg';
import type { Reader, Row, Value } from './reader.ts';

/** Connects to the first of the hosts that answers; a standby is as good as the one that writes. */
export async function openPostgresReader(urls: readonly string[]): Promise<Reader> {
  const client = await connect(urls);
  await client.query('begin isolation level repeatable read read only');
  let cursors = 0;
  return {
    async *rows(statement) {
      cursors += 1;
      const cursor = `audit_${cursors}`;
      await client.query(`declare ${cursor} no scroll cursor for ${statement}`);
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${FETCHED_ROWS} from ${cursor}`);
        yield* rows;
        if (rows.length < FETCHED_ROWS) break;
      }
      await client.query(`close ${cursor}`);
    },
    close: () => client.end(),
  };
}

async function connect(urls: readonly string[]): Promise<Client> {
  let why: unknown;
  for (const connectionString of urls) {
    const client = new Client({ ...CONNECTION, connectionString });
    // Heard by whoever waits for an answer; without a listener it would end the process.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      why = error;
    }
  }
  throw new Error('No PostgreSQL host answers.', { cause: why });
}

function parserOf(type: number): (text: string) => Value {
  if (WHOLE_NUMBERS.has(type)) return BigInt;
  if (type === BYTEA) return (text) => Buffer.from(text.slice('\\x'.length), 'hex');
  return plainText;
}

/** A text may hold U+0000, which PostgreSQL does not know: it is kept as U+E000 and `0`, U+E000 itself as that and `e`. */
const plainText = (text: string): string =>
  text.includes('\uE000')
    ? text.replaceAll(/\uE000[0e]/g, (pair) => (pair.endsWith('0') ? '\0' : '\uE000'))
    : text;

const WHOLE_NUMBERS = new Set([20, 21, 23, 1700]);
const BYTEA = 17;
const CONNECTION: ClientConfig = {
  application_name: 'tikkeul audit',
  connectionTimeoutMillis: 5_000,
  types: { getTypeParser: parserOf } as NonNullable<ClientConfig['types']>,
};
/** Batches are the largest rows, a quarter of a mebibyte each. */
const FETCHED_ROWS = 200;
