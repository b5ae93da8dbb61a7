// Whoever takes the cashbox out seals its bag a moment later: the ledger has to know by then.
import { expect, test, vi } from 'vitest';
import { serviceKiosk } from '../../support/service-kiosk.ts';
import { syncUnderTest } from '../../support/sync-under-test.ts';

test('a cashbox that is taken out is told to the ledger at once', async () => {
  const sync = syncUnderTest();
  const kiosk = serviceKiosk(sync.store);
  kiosk.world.recorded = () => sync.loop.nudge();
  sync.start();
  kiosk.ask({ do: 'service' });
  kiosk.signIn();
  await vi.waitFor(() => expect(kiosk.part()?.screen).toBe('service'));
  sync.isHurried = kiosk.service.isOpen();

  kiosk.ask({ do: 'cashbox-removed', sealNumber: 'AK7' });

  // The clock of the loop stands still: nothing is sent because time went by.
  await vi.waitFor(() => expect(sync.sentAt()).toEqual([[1, 0]]));
  expect(kiosk.records()).toEqual([]);
  expect(sync.store.outbox().unsentRecords).toBe(0);
  await sync.stop();
  kiosk.ask({ do: 'home' });
  expect(kiosk.service.isOpen()).toBe(false);
});
