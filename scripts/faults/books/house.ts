// A demo ledger as a process of its own, on SQLite or on a durable PostgreSQL, that can be killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemEntropy } from '#drivers/entropy.ts';
import { audit } from '#ledger/audit/audit.ts';
import { openPostgresReader } from '#ledger/audit/postgres-reader.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { createKeysFile, readKeysFile } from '#ledger/keys/keys-file.ts';
import { ledgerKeys } from '#ledger/keys/ledger-keys.ts';
import { freePort } from '../../../test/support/free-port.ts';
import { type PostgresServer, startPostgres } from '../../../test/support/postgres-server.ts';
import { ownFolder, removeFolder } from '../../own-folder.ts';
import { root } from '../../programs.ts';

export type Victim = 'ledger' | 'database';

export type BooksHouse = Readonly<{
  url: string;
  dataDir: string;
  /** What it announced about shop and operators. */
  announced: readonly string[];
  /** SIGKILL, and started again at the same place; SQLite has no process of its own to be killed. */
  kill(victim: Victim): Promise<void>;
  /** What the independent auditor says of the books, beside the running ledger. */
  auditSentences(): Promise<readonly string[]>;
  stop(): Promise<void>;
}>;

/** Starts a ledger with a hold of a second on new books. */
export async function startBooksHouse(kind: 'sqlite' | 'postgres'): Promise<BooksHouse> {
  const dataDir = ownFolder('tikkeul-books-');
  const server = kind === 'postgres' ? await startPostgres({ isDurable: true }) : undefined;
  const keysFile = join(dataDir, 'keys.json');
  if (server) createKeysFile(keysFile, systemEntropy);
  const port = await freePort();
  const start = () => startProcess(dataDir, port, server);
  let process = await start();
  const databaseUrl = server?.url;
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    announced: process.lines,
    kill: async (victim) => {
      if (victim === 'database' && server) {
        await server.end('SIGKILL');
        return server.start();
      }
      await process.end('SIGKILL');
      process = await start();
    },
    auditSentences: async () => {
      const keys = readKeysFile(keysFile);
      if (!keys.ok) return [`The keys file is ${keys.error}.`];
      const { signing } = ledgerKeys(keys.secrets);
      const books =
        databaseUrl === undefined
          ? openSqliteReader(join(dataDir, 'ledger.db'))
          : await openPostgresReader([databaseUrl]);
      try {
        const known = new Map([[signing.kid, signing.publicKey]]);
        return (await audit(books, { ledgerKeys: known })).sentences;
      } finally {
        await books.close();
      }
    },
    stop: async () => {
      await process.end('SIGTERM');
      await server?.remove();
      removeFolder(dataDir);
    },
  };
}

async function startProcess(dataDir: string, port: number, server: PostgresServer | undefined) {
  const child = spawn(process.execPath, [join(root, 'ledger-api', 'server.ts')], {
    env: {
      PATH: process.env['PATH'],
      HOUSE: 'demo',
      DATA_DIR: dataDir,
      LEDGER_PORT: String(port),
      HOLD_PERIOD: 'PT1S',
      // A long run outlasts the ten minutes for which a sign-in proves the number.
      STEP_UP_NEW_FOR: 'PT0S',
      LOG_LEVEL: 'error',
      TIKKEUL_PARENT: String(process.pid),
      ...(server && { DATABASE_URL: server.url }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (err = `${err}${text.toString()}`.slice(-20_000)));
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
      if (/^ready/m.test(out)) resolve();
    });
    void ended.then(() => reject(new Error(`the ledger did not start: ${err}`)));
  });
  return {
    lines: out.split('\n'),
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await ended;
    },
  };
}
