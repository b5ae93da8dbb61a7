// Text messages that wait for their provider: one encrypted file each, so that neither a restart nor an outage loses them.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entropy } from '#drivers/entropy.ts';
import { decryptForRow, encryptForRow } from '../keys/row-secrets.ts';
import { makeDirectory } from '../process/make-directory.ts';
import { StoreUnavailable } from '../store/ledger-store.ts';
import type { Message } from './message-sink.ts';

export type QueuedMessage = Readonly<{ id: string; atMs: number; message: Message }>;

export type MessageQueue = Readonly<{
  /** Keeps it until it is removed; throws when too many wait. */
  add(message: Message, nowMs: number): QueuedMessage;
  remove(id: string): void;
  /** What an earlier process left, oldest first. */
  left(): readonly QueuedMessage[];
  size(): number;
}>;

type QueueOptions = Readonly<{
  dataKey: Uint8Array;
  entropy: Entropy;
  waitingMax?: number;
}>;

/** The queue in `directory`. Nothing is synced: a lost code is asked for again, and the wallet shows what a receipt says. */
export function messageQueue(
  directory: string,
  { dataKey, entropy, waitingMax = WAITING_MAX }: QueueOptions,
): MessageQueue {
  makeDirectory(directory);
  const pathOf = (id: string): string => join(directory, id);
  const known = new Set(readdirSync(directory).filter((name) => ID.test(name)));
  const remove = (id: string): void => {
    known.delete(id);
    rmSync(pathOf(id), { force: true });
  };
  const read = (id: string): QueuedMessage | undefined => {
    try {
      const text = decryptForRow(dataKey, rowOf(id), readFileSync(pathOf(id)));
      return { id, ...(JSON.parse(Buffer.from(text).toString('utf8')) as Kept) };
    } catch {
      // Half written, or of another keys file: nobody can send it any more.
      remove(id);
      return undefined;
    }
  };
  return {
    add: (message, nowMs) => {
      // What people wait for has the last places for itself.
      const max = message.kind === 'code' ? waitingMax : waitingMax * (1 - KEPT_FOR_CODES);
      if (known.size >= max) throw new StoreUnavailable('too many text messages are waiting');
      const id = entropy.uuid(nowMs);
      const kept: Kept = { atMs: nowMs, message };
      const blob = encryptForRow(dataKey, rowOf(id), Buffer.from(JSON.stringify(kept)), entropy);
      writeFileSync(`${pathOf(id)}.part`, blob, { mode: 0o600 });
      renameSync(`${pathOf(id)}.part`, pathOf(id));
      known.add(id);
      return { id, ...kept };
    },
    remove,
    left: () => [...known].sort().flatMap((id) => read(id) ?? []),
    size: () => known.size,
  };
}

type Kept = Omit<QueuedMessage, 'id'>;

const rowOf = (id: string): string => `message ${id}`;
const ID = /^[0-9a-f-]{36}$/;
const WAITING_MAX = 10_000;
const KEPT_FOR_CODES = 0.1;
