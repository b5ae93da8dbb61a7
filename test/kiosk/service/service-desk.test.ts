// Who is let in to the service screen, how long it stays, and what staff do there.
import { describe, expect, test, vi } from 'vitest';
import { KioskView } from '#kiosk/bridge/contract.ts';
import { viewOf } from '#kiosk/view.ts';
import { aCoin } from '../../support/kiosk-records.ts';
import { serviceKiosk } from '../../support/service-kiosk.ts';

type Kiosk = ReturnType<typeof serviceKiosk>;

async function refused(kiosk: Kiosk): Promise<void> {
  const before = kiosk.records().length;
  kiosk.signIn('111222');
  await vi.waitFor(() => expect(kiosk.records().length).toBe(before + 1));
}
async function inside(kiosk = serviceKiosk()): Promise<Kiosk> {
  kiosk.ask({ do: 'service' });
  kiosk.signIn();
  await vi.waitFor(() => expect(kiosk.part()?.screen).toBe('service'));
  return kiosk;
}

describe('the service screen', () => {
  test('opens for a known code with its PIN, and the journal knows who came', async () => {
    const kiosk = await inside();

    expect(kiosk.part()).toMatchObject({ screen: 'service', operatorCode: '17' });
    expect(kiosk.records()).toEqual([['service-opened', { operatorCode: '17' }]]);
  });

  test('is no matter of a person who deposits', () => {
    const kiosk = serviceKiosk();
    kiosk.world.isFree = false;

    kiosk.ask({ do: 'service' });

    expect(kiosk.part()).toBeUndefined();
  });

  test('hears nothing that staff ask before somebody was let in', async () => {
    const kiosk = serviceKiosk();
    kiosk.ask({ do: 'cashbox-removed' });
    kiosk.ask({ do: 'service' });
    kiosk.ask({ do: 'cashbox-removed' });
    kiosk.ask({ do: 'service-self-test' });
    await kiosk.clock.advance(20_000);

    expect(kiosk.records()).toEqual([]);
    expect(kiosk.service.isCashboxOut()).toBe(false);
  });

  test('does not begin a deposit while it stands', async () => {
    const kiosk = await inside();

    expect(kiosk.ask({ do: 'start' })).toBe(true);
    expect(kiosk.part()?.screen).toBe('service');
  });

  test('is silent for a quarter of an hour after five wrong tries, and a restart does not help', async () => {
    const kiosk = serviceKiosk();
    kiosk.ask({ do: 'service' });
    for (let tries = 0; tries < 5; tries++) await refused(kiosk);
    kiosk.signIn();

    const restarted = serviceKiosk(kiosk.store);
    restarted.ask({ do: 'service' });
    restarted.signIn();

    expect(kiosk.records().at(-1)).toEqual(['service-refused', { tries: 5 }]);
    expect([kiosk.part(), restarted.part()]).toMatchObject([
      { screen: 'service-sign-in', state: 'locked', lockedSeconds: 900 },
      { screen: 'service-sign-in', state: 'locked', lockedSeconds: 900 },
    ]);
    await restarted.clock.advance(15 * 60_000);
    expect((await inside(restarted)).part()?.screen).toBe('service');
  });

  test('judges one try at a time, however many are sent together', async () => {
    const kiosk = serviceKiosk();
    kiosk.ask({ do: 'service' });
    for (let tries = 0; tries < 10; tries++) kiosk.signIn('111222');
    await vi.waitFor(() => expect(kiosk.part()).toMatchObject({ state: 'refused' }));

    expect(kiosk.records()).toEqual([['service-refused', { tries: 1 }]]);
  });

  test('warns for 20 seconds and leaves by itself; one touch extends it', async () => {
    const kiosk = await inside();
    await kiosk.clock.advance(161_000);
    const warned = kiosk.part();
    kiosk.ask({ do: 'more-time' });
    const extended = kiosk.part();
    await kiosk.clock.advance(180_000);
    kiosk.service.tick();

    expect(warned).toMatchObject({ secondsLeft: 19 });
    expect(extended).not.toHaveProperty('secondsLeft');
    expect(kiosk.part()).toBeUndefined();
  });

  test('is what the screen understands, with no word about a depositor', async () => {
    const kiosk = await inside();
    const fields = { phone: '01012345678', reason: 'no-network', state: 'Seoul 01012345678' };
    kiosk.recentLog.log('warn', 'a batch has to wait', fields);
    kiosk.world.isOnline = false;
    const part = kiosk.part()!;
    const view = viewOf(
      { state: 'attract' },
      {
        kioskName: 'Demo kiosk',
        isOnline: false,
        unsentRecords: 1,
        isHelpCalled: false,
        outOfService: undefined,
        card: undefined,
        tables: [],
        pickup: undefined,
        hasGuessGame: false,
        service: part,
      },
      0,
    );

    expect(KioskView.safeParse(view).error).toBeUndefined();
    expect(view).toMatchObject({
      screen: 'service',
      log: [{ isWarning: true, message: 'a batch has to wait · no-network' }, {}],
      sending: { state: 'waiting', why: 'no-network', attempt: 3, retrySeconds: 10 },
    });
    expect(JSON.stringify(view)).not.toContain('01012345678');
  });
});

describe('the cashbox at the service screen', () => {
  test('taken out: the slot is proven closed, then the cut-off stands in the journal with its seal', async () => {
    const kiosk = await inside();
    kiosk.store.commit({ atMs: 0, records: [aCoin(1)] });

    kiosk.ask({ do: 'cashbox-removed', sealNumber: 'KR-4711' });
    await vi.waitFor(() => expect(kiosk.service.isCashboxOut()).toBe(true));

    expect(kiosk.slotTold).toEqual(['settle']);
    expect(kiosk.records().at(-1)).toEqual(['cashbox-removed', { sealNumber: 'KR-4711' }]);
    expect(kiosk.part()).toMatchObject({ cashbox: { isInserted: false, totals: [] } });
  });

  test('stays out over a restart until it is put back, and each move is one record', async () => {
    const kiosk = await inside();
    kiosk.ask({ do: 'cashbox-removed' });
    kiosk.ask({ do: 'cashbox-removed' });
    await vi.waitFor(() => expect(kiosk.service.isCashboxOut()).toBe(true));
    const restarted = await inside(serviceKiosk(kiosk.store));
    const wasOut = restarted.service.isCashboxOut();

    restarted.ask({ do: 'cashbox-inserted' });
    restarted.ask({ do: 'cashbox-inserted' });

    expect([wasOut, restarted.service.isCashboxOut()]).toEqual([true, false]);
    expect(restarted.records().map(([kind]) => kind)).toEqual([
      'service-opened',
      'cashbox-removed',
      'service-opened',
      'cashbox-inserted',
    ]);
  });

  test('says so when the move could not be stored, and nothing has moved then', async () => {
    const kiosk = await inside();
    vi.spyOn(kiosk.store, 'commit').mockImplementation(() => {
      throw new Error('disk');
    });

    kiosk.ask({ do: 'cashbox-removed' });
    await vi.waitFor(() => expect(kiosk.part()).toMatchObject({ isNotStored: true }));

    expect(kiosk.service.isCashboxOut()).toBe(false);
  });
});

describe('the self-test', () => {
  test('looks at everything without a coin, and its result is journaled', async () => {
    const kiosk = await inside();
    kiosk.world.isOnline = false;

    kiosk.ask({ do: 'service-self-test' });
    const running = kiosk.part();
    await kiosk.clock.advance(2_000);
    await vi.waitFor(() => expect(kiosk.part()).toMatchObject({ selfTest: { state: 'done' } }));

    const names = ['acceptor', 'slot-closes', 'coin-table', 'prices', 'ledger', 'clock', 'journal'];
    expect(running).toMatchObject({ selfTest: { state: 'running', checks: [] } });
    expect(kiosk.part()).toMatchObject({
      selfTest: { checks: names.map((name) => ({ name, isGood: name !== 'ledger' })) },
    });
    expect(kiosk.records().at(-1)).toMatchObject([
      'self-test',
      { 'slot-closes': true, ledger: false },
    ]);
  });
});
