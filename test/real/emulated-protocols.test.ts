// The demonstration house with each acceptor that can be emulated: from the coin to the receipt and the wallet's points.
import { afterEach, expect, test, vi } from 'vitest';
import { type DemoHouse, startDemoHouse } from '../../scripts/faults/demo-house.ts';
import { openDeposit, visitKiosk } from '../../scripts/faults/visitor.ts';
import { signIn } from '../support/holder.ts';

let house: DemoHouse | undefined;
afterEach(() => house?.stop());

test.each(['mdb-qibixx', 'mdb-waferstar', 'pulse'])(
  'ACCEPTOR=emulated:%s takes coins, keeps them over an unplugged line, and gives points',
  { timeout: 120_000 },
  async (protocol) => {
    house = await startDemoHouse({ env: { ACCEPTOR: `emulated:${protocol}` } });
    const { emulate, kioskUrl, walletUrl, messagesPath } = house;
    /** Waits until the kiosk says so of its acceptor. */
    const until = (standing: object) =>
      vi.waitFor(async () => {
        const health = await (await fetch(`${kioskUrl}healthz`)).json();
        expect(health).toMatchObject({ acceptors: [standing] });
      }, 15_000);
    const visitor = visitKiosk(kioskUrl);
    const counted = (coins: number) =>
      visitor.see((view) => view.screen === 'coins' && view.coinCount === coins, 15_000);
    try {
      expect(await openDeposit(visitor, '01048275011')).toBe(true);
      for (const coin of ['KR500A', 'KR100A']) await emulate(`coin ${coin}`);
      expect(await counted(2)).toBeDefined();
      await emulate('unplug');
      await until({ state: 'out-of-service' });
      await emulate('replug');
      await until({ state: 'ready', isOpen: true });
      expect(await emulate('coin KR050A')).toMatchObject({ outcome: 'accepted' });
      expect(await counted(3)).toBeDefined();
      visitor.press({ do: 'finish' });
      expect(await visitor.see(({ screen }) => screen === 'thanks', 15_000)).toMatchObject({
        coinCount: 3,
        points: '650',
      });
    } finally {
      visitor.leave();
    }

    const holder = await signIn(walletUrl, messagesPath, '+821048275011');
    await vi.waitFor(
      async () => expect((await holder.wallet()).pending.points).toBe('650'),
      10_000,
    );
  },
);
