// What a kiosk told that people have to look at waits, until two of them let it go on.
import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { releaseHeld } from '#ledger/use-cases/release-held.ts';
import {
  HOLD,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

async function worldWithDeposit() {
  const world = await ledgerWorld(openMemoryLedgerStore(), { holdPeriods: HOLD });
  const kiosk = await world.enrol();
  await world.post(kiosk.batch(wholeSession(kiosk, uuid(501), ['KR500A'])));
  return { world };
}

describe('maturity', () => {
  test.each([
    ['quarantined', 'active'],
    ['revoked', 'revoked'],
  ] as const)(
    'waits while its kiosk is %s, and says so, until it is released',
    async (...states) => {
      const { world } = await worldWithDeposit();
      await world.store.transact(async ({ kiosks }) =>
        kiosks.save({ ...(await kiosks.find(KIOSK_ID))!, state: states[0] }),
      );
      world.nowMs += HOLD_MS;
      await world.sweep();
      const waiting = await world.wallet();
      const deps = { ...world.deps, openPhone: () => undefined };
      await world.store.transact((books) => releaseHeld(books, deps, KIOSK_ID, world.nowMs));
      const kiosk = await world.store.read(({ kiosks }) => kiosks.find(KIOSK_ID));
      world.nowMs += 10 * 60_000;
      await world.sweep();

      expect(waiting).toMatchObject({
        points: { available: '0' },
        pending: { points: '500', deposits: [{ blocked: 'review' }] },
      });
      expect((await world.wallet()).points.available).toBe('500');
      expect(kiosk?.state).toBe(states[1]);
    },
  );
});
