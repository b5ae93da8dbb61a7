// A ledger process over prepared books: what it answers, and how much processor time it takes for that.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { createKeysFile } from '#ledger/keys/keys-file.ts';
import type { LedgerKeys } from '#ledger/keys/ledger-keys.ts';
import { openKeys } from '#ledger/keys/open-keys.ts';
import { phoneVault } from '#ledger/keys/phone-vault.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Phones } from '#ledger/use-cases/phones.ts';
import { root } from '../programs.ts';
import { cpuMsOf } from './cpu-time.ts';
import type { Place } from './place.ts';

/** What it takes to write into the books before, between and after: the store and the keys of the ledger. */
export type Desk = Readonly<{
  store: LedgerStore;
  keys: LedgerKeys;
  phones: Phones;
  nowMs: number;
}>;

/** Opens the books, with keys beside them, for as long as `work` takes. */
export async function withBooks<T>(place: Place, work: (desk: Desk) => Promise<T>): Promise<T> {
  const store = await place.open();
  try {
    const keysFile = join(place.dataDir, 'keys.json');
    if (place.kind === 'postgres') createKeysFile(keysFile, systemEntropy);
    const keys = await openKeys(
      store,
      keysFile,
      place.kind === 'sqlite' ? systemEntropy : 'must-exist',
    );
    const phones = phoneVault(keys, systemEntropy);
    return await work({ store, keys, phones, nowMs: systemClock.nowMs() });
  } finally {
    store.maintain();
    await store.close();
  }
}

export type ServedLedger = Readonly<{
  host: string;
  port: number;
  /** From its start to the word `ready`. */
  readyAfterMs: number;
  /** Processor time so far: of the ledger, and of the database's own processes. */
  cpuMs(): Readonly<{ ledger: number; database: number }>;
  stop(): Promise<void>;
}>;

/** Starts the ledger on these books; `profileDir` collects a processor profile. */
export async function serveLedger(place: Place, profileDir?: string): Promise<ServedLedger> {
  const startMs = performance.now();
  const flags = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [];
  const child = spawn(process.execPath, [...flags, join(root, 'ledger-api', 'server.ts')], {
    env: {
      PATH: process.env['PATH'],
      LEDGER_PORT: '0',
      LOG_LEVEL: 'info',
      TIKKEUL_PARENT: String(process.pid),
      ...place.settings,
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
  const readyAfterMs = performance.now() - startMs;
  const url = new URL(/^ledger (\S+)$/m.exec(out)![1]!);
  return {
    host: url.hostname,
    port: Number(url.port),
    readyAfterMs,
    cpuMs: () => ({ ledger: cpuMsOf(child.pid!), database: place.cpuMs() }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
