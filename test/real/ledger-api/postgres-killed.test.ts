import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { openPostgresReader } from '#ledger/audit/postgres-reader.ts';
import type { KioskId } from '#ledger/contract/ids.ts';
import { kioskCash } from '#ledger/ledger/account.ts';
import { StoreUnavailable, type LedgerStore } from '#ledger/store/ledger-store.ts';
import type { SignedBatch } from '#ledger/use-cases/post-batch.ts';
import { audited } from '../../support/audited.ts';
import { programOf, untilOut } from '../../support/ledger-process.ts';
import { replayed } from '../../support/ledger-sights.ts';
import {
  KIOSK_ID,
  ledgerWorld,
  type LedgerWorld,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

const POSTING = fileURLToPath(new URL('../../support/posting-process.ts', import.meta.url));

/** A server that writes to the disk as in earnest, for one test. */
async function aDurableServer() {
  const server = await startPostgres({ isDurable: true });
  onTestFinished(server.remove);
  return server;
}

/** What the books hold of one kiosk, proven to follow from the log. */
async function heldOf(store: LedgerStore, kioskId: KioskId) {
  const balances = await replayed(store);
  const kiosk = await store.read((books) => books.kiosks.find(kioskId));
  return { batches: kiosk!.lastBatchSeq, cash: balances[kioskCash(kioskId, 'KRW')] ?? 0n };
}

/** Sends a batch as a kiosk does: again until there is an answer. */
async function untilAnswered(world: LedgerWorld, batch: SignedBatch): Promise<number> {
  for (let tries = 1; tries <= 100; tries++) {
    try {
      const answer = await world.post(batch);
      if (answer.ok) return answer.acceptedThrough;
      throw new Error(answer.error);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await systemClock.sleep(100);
    }
  }
  throw new Error('no answer to a batch');
}

describe('a PostgreSQL ledger', () => {
  test.each([3, 10, 25])(
    'killed after %i acknowledged batches holds them, each whole',
    async (acknowledged) => {
      const server = await aDurableServer();
      const program = programOf(
        spawn(process.execPath, [POSTING, server.url], { stdio: ['ignore', 'pipe', 'pipe'] }),
      );
      await untilOut(program, new RegExp(`acknowledged ${acknowledged}\n`));

      program.child.kill('SIGKILL');
      await program.ended;
      const store = await postgresStoreAt(server.url);
      const held = await heldOf(store, KIOSK_ID);
      await store.close();
      const { sentences } = await audited(await openPostgresReader([server.url]));

      const last = Number(/acknowledged (\d+)\n$/.exec(program.out())![1]);
      expect(program.out()).not.toContain('refused');
      expect(sentences).toEqual([]);
      expect(held.batches).toBeGreaterThanOrEqual(last);
      expect(held.batches).toBeLessThanOrEqual(last + 1);
      expect(held.cash).toBe(600n * BigInt(held.batches));
    },
  );

  test.each(['SIGQUIT', 'SIGKILL'] as const)(
    'whose server is ended with %s in the middle of batches keeps what it acknowledged, and goes on',
    async (signal) => {
      const server = await aDurableServer();
      const store = await postgresStoreAt(server.url);
      onTestFinished(() => store.close());
      const world = await ledgerWorld(store);
      const kiosks = await Promise.all(
        [1, 2, 3].map((k) => world.enrol(uuid(9_000 + k) as KioskId)),
      );
      const acknowledged = new Map<string, number>();
      const posting = kiosks.map(async (kiosk, k) => {
        for (let n = 1; n <= BATCHES; n++) {
          const session = wholeSession(kiosk, uuid(1_000 * (k + 1) + n), ['KR500A', 'KR100A']);
          acknowledged.set(kiosk.kioskId, await untilAnswered(world, kiosk.batch(session)));
        }
      });

      for (let kills = 0; kills < KILLS; kills++) {
        const before = new Map(acknowledged);
        await systemClock.sleep(150);
        await server.end(signal);
        const promised = new Map(acknowledged);
        await server.start();
        const other = await postgresStoreAt(server.url);
        for (const { kioskId } of kiosks) {
          const kiosk = await other.read((books) => books.kiosks.find(kioskId));
          expect(kiosk!.lastBatchSeq).toBeGreaterThanOrEqual(promised.get(kioskId) ?? 0);
        }
        await other.close();
        expect(promised.size).toBeGreaterThanOrEqual(before.size);
      }
      await Promise.all(posting);

      for (const { kioskId } of kiosks) {
        const cash = 600n * BigInt(BATCHES);
        expect(await heldOf(store, kioskId)).toEqual({ batches: BATCHES, cash });
      }
      expect((await audited(await openPostgresReader([server.url]))).sentences).toEqual([]);
    },
  );
});

const BATCHES = 40;
const KILLS = 2;
