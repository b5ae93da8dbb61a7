// A store that fails, or says nothing certain: what a changer told once is kept until it is on the disk, and booked once.
import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { createBooking } from '#drivers/mdb/booking.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { openMdbRig } from '../../support/mdb-rig.ts';

const BOTH = [QIBIXX_CODEC, WAFERSTAR_CODEC];

describe.each(BOTH)('when the store fails, through a $name bridge', (codec) => {
  test('the slot closes within a second, and the coin is booked once when it works again', async () => {
    const rig = await openMdbRig({ codec });
    await rig.clock.advance(1000);
    rig.isStoreBroken = true;
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    const broken = { state: rig.acceptor.state, types: rig.changer.enabledTypes };
    rig.isStoreBroken = false;
    await rig.clock.advance(2000);

    expect(broken).toMatchObject({ state: { reason: 'store' }, types: 0 });
    expect(rig.coins()).toEqual([4]);
    expect(rig.acceptor.state).toMatchObject({ state: 'ready', isOpen: false });
  });

  test('and the line is lost as well, the coin is still booked once', async () => {
    const rig = await openMdbRig({ codec });
    rig.isStoreBroken = true;
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    rig.unplug();
    await rig.clock.advance(1000);
    rig.replug();
    await rig.clock.advance(3000);
    rig.isStoreBroken = false;
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4]);
  });
});

test('a store that answers no question either costs no coin of the cash box, which no tube would show', async () => {
  const rig = await openMdbRig();
  rig.isStoreBroken = true;
  rig.changer.drop('KRW10');
  await rig.clock.advance(3000);
  rig.isStoreBroken = false;
  await rig.clock.advance(3000);

  expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [1], gaps: [] });
});

describe('a report on its way into the store', () => {
  const reportOf = (creditSeq: bigint): AcceptorReport => ({
    position: { acceptorId: 'A/B/1', acceptorEpoch: 'e', counter: 0, creditSeq, recentPairs: '' },
    events: [],
    isReconciled: false,
  });

  function storeThat(fails: 'before' | 'after') {
    const stored: AcceptorReport[] = [];
    let position: AcceptorPosition | undefined;
    let isBroken = true;
    const host: AcceptorHost = {
      clock: handMovedClock(),
      entropy: seededEntropy(1),
      tableFor: () => undefined,
      lastPosition: () => position,
      commit: async (report) => {
        if (isBroken && fails === 'before') throw new Error('the disk is full');
        stored.push(report);
        ({ position } = report);
        if (isBroken) throw new Error('the answer of the disk was lost');
      },
      stateChanged: () => {},
      log: () => {},
    };
    return { booking: createBooking(host), stored, mend: () => (isBroken = false) };
  }

  test.each(['before', 'after'] as const)(
    'that failed %s it was written is stored once',
    async (when) => {
      const { booking, stored, mend } = storeThat(when);
      const first = await booking.store(reportOf(1n));
      const waiting = booking.last('A/B/1')?.creditSeq;
      mend();

      const second = await booking.store(reportOf(2n));

      expect({ first, waiting, second, fault: booking.fault }).toEqual({
        first: false,
        waiting: 1n,
        second: true,
        fault: undefined,
      });
      expect(stored.map(({ position }) => position.creditSeq)).toEqual([1n, 2n]);
    },
  );
});
