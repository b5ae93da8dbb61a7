import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { sha256Hex, verifyDocument } from '#ledger/contract/signature.ts';
import { type Frontier, grow, leafHash, rootHash } from '#ledger/ledger/log-tree.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { upkeepLease } from '#ledger/use-cases/upkeep/lease.ts';
import { repeat } from '#ledger/use-cases/upkeep/repeat.ts';
import { startSealer } from '#ledger/use-cases/upkeep/sealer.ts';
import { startSweeper } from '#ledger/use-cases/upkeep/sweeper.ts';
import { watchKiosks } from '#ledger/use-cases/watch-kiosks.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';
import {
  DAY_MS,
  HOLD,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  SIGNING_KEY,
  START_MS,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const failed = (error: unknown) => {
  throw error;
};

/** Lets work that waits for turns of the event loop finish. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const HOURS = { holdPeriods: HOLD, businessZone: 'Asia/Seoul' };

describe('the sweeper', () => {
  test('matures within a second, at start and later', async () => {
    const clock = handMovedClock(START_MS);
    const world = await ledgerWorld(openMemoryLedgerStore());
    const kiosk = await world.enrol();
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(501), ['KR500A'])));
    await clock.advance(HOLD_MS);
    world.nowMs = clock.nowMs() - HOLD_MS + 500;
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(502), ['KR100A'])));
    const lease = upkeepLease(world.store, 'one');
    const sweeper = startSweeper({ store: world.store, clock, lease, ...HOURS, failed });

    await settle();
    const atStart = (await world.wallet()).points.available;
    // The pause behind the page that was just swept.
    await clock.advance(10);
    await settle();
    await clock.advance(1_000);
    await settle();
    const later = (await world.wallet()).points.available;
    await sweeper.stop();

    expect([atStart, later]).toEqual(['500', '600']);
  });

  test('is taken over at once when the holder of the lease stops', async () => {
    const { store } = await ledgerWorld(openMemoryLedgerStore());
    const [one, other] = [upkeepLease(store, 'one'), upkeepLease(store, 'other')];

    const before = [await one.isHeld(START_MS), await other.isHeld(START_MS)];
    await one.release(START_MS);
    const after = [await other.isHeld(START_MS), await one.isHeld(START_MS)];

    expect([before, after]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test('leaves the work to the holder of the lease', async () => {
    const clock = handMovedClock(START_MS);
    const world = await ledgerWorld(openMemoryLedgerStore());
    const kiosk = await world.enrol();
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(501), ['KR500A'])));
    await clock.advance(HOLD_MS);
    await upkeepLease(world.store, 'another').isHeld(clock.nowMs());
    const lease = upkeepLease(world.store, 'one');
    const sweeper = startSweeper({ store: world.store, clock, lease, ...HOURS, failed });

    await settle();
    const whileLent = (await world.wallet()).points.available;
    for (let second = 0; second < 16; second++) {
      await clock.advance(1_000);
      await settle();
    }
    const afterwards = (await world.wallet()).points.available;
    await sweeper.stop();

    expect([whileLent, afterwards]).toEqual(['0', '500']);
  });
});

describe('repeated upkeep', () => {
  test('reports a failure, tries again, and shows how far it lags', async () => {
    const clock = handMovedClock(0);
    const failures: unknown[] = [];
    let turns = 0;
    const upkeep = repeat(
      async () => {
        turns += 1;
        if (turns < 3) throw new Error(`turn ${turns}`);
      },
      { clock, intervalMs: 1_000, failed: (error) => failures.push(error) },
    );

    await clock.advance(1_500);
    const lagging = upkeep.lagMs();
    await clock.advance(500);
    const caughtUp = upkeep.lagMs();
    await upkeep.stop();

    expect(failures).toEqual([new Error('turn 1'), new Error('turn 2')]);
    expect([lagging, caughtUp]).toEqual([1_500, 0]);
  });
});

describe.each<[string, () => LedgerStore]>([
  ['memory', openMemoryLedgerStore],
  ['SQLite', temporarySqliteStore],
])('the sealed log (%s)', (_, open) => {
  test('has gap-free positions in the order of commits, and blocks that chain', async () => {
    const world = await ledgerWorld(open());
    const kiosk = await world.enrol();
    const before = await world.balances();
    for (const n of [501, 502, 503, 504, 505]) {
      await world.post(kiosk.batch(wholeSession(kiosk, uuid(n), ['KR500A', 'US025A'])));
      if (n !== 502) await sealLog(world.store);
    }

    const { blocks, sealed, state, unsealed } = await world.store.read(async (books) => ({
      blocks: await books.log.blocks(0, 100),
      sealed: await books.log.sealed(0, 100),
      state: await books.log.state(),
      unsealed: await books.log.unsealed(10),
    }));

    const roots = blocks.map((block) => {
      const tree = sealed
        .slice(0, block.lastPosition)
        .reduce<Frontier>((frontier, { transfer }, i) => grow(frontier, i, leafHash(transfer)), []);
      return rootHash(tree);
    });
    expect(before).toEqual({});
    expect(unsealed).toEqual([]);
    expect(sealed.map((entry) => entry.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(blocks.map((block) => [block.firstPosition, block.lastPosition])).toEqual([
      [1, 2],
      [3, 6],
      [7, 8],
      [9, 10],
    ]);
    expect(blocks.map((block) => block.rootHash)).toEqual(roots);
    expect([...blocks.map((block) => block.prevBlockHash), state.lastBlockHash]).toEqual([
      '0'.repeat(64),
      ...blocks.map((block) => sha256Hex(canonicalBytes(block))),
    ]);
    await world.store.close();
  });

  test('does not change what an account is worth', async () => {
    const world = await ledgerWorld(open());
    const kiosk = await world.enrol();
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(501), ['KR500A', 'US025A'])));
    world.nowMs += HOLD_MS;
    await world.sweep();
    const before = await world.balances();
    await sealLog(world.store);
    const after = await world.balances();
    await world.publishCard();
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(502), ['US025A'], { cardNumbers: [2] })));
    world.nowMs += HOLD_MS;
    await world.sweep();

    const position = await world.store.read((books) =>
      books.transfers.balance('position:USD' as never),
    );

    expect(after).toEqual(before);
    expect(position).toBe(-50n);
    expect((await world.balances())['position:USD']).toBe(-50n);
    await world.store.close();
  });

  test('gets a signed head each second when it has grown', async () => {
    const clock = handMovedClock(START_MS);
    const world = await ledgerWorld(open());
    const kiosk = await world.enrol();
    const lease = upkeepLease(world.store, 'one');
    const sealer = startSealer({
      store: world.store,
      clock,
      lease,
      signingKey: SIGNING_KEY,
      failed,
    });
    await settle();
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(501), ['KR500A'])));
    await clock.advance(20);
    await settle();
    const early = await world.store.read((books) => books.log.lastTreeHead());
    const sealed = await world.store.read((books) => books.log.state());
    for (let ms = 0; ms < 1_000; ms += 20) {
      await clock.advance(20);
      await settle();
    }

    const head = await world.store.read((books) => books.log.lastTreeHead());
    await sealer.stop();

    expect(early).toBeUndefined();
    expect(sealed.treeSize).toBe(1);
    expect(head).toMatchObject({
      type: 'tree-head',
      treeSize: 1,
      rootHash: rootHash(sealed.frontier),
      blockHash: sealed.lastBlockHash,
    });
    expect(verifyDocument(SIGNING_KEY.publicKey, head!)).toBe(true);
    await world.store.close();
  });
});

describe('a kiosk that falls silent', () => {
  test('opens one task after 30 days', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    await world.enrol();

    await watchKiosks(world.store, START_MS + 30 * DAY_MS);
    const before = await world.tasks();
    await watchKiosks(world.store, START_MS + 31 * DAY_MS);
    await watchKiosks(world.store, START_MS + 32 * DAY_MS);

    const tasks = await world.store.read((books) => books.paperwork.tasks(10));
    expect(before).toEqual([]);
    expect(tasks).toMatchObject([{ kind: 'kiosk-silent', kioskId: KIOSK_ID }]);
  });
});
