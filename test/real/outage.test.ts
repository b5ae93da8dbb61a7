// The ledger away for a while, answers lost after commit, batches sent twice: the same balances at the end.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compareCoins, readCoinBooks } from '../../scripts/faults/coin-books.ts';
import { type DemoHouse, startDemoHouse } from '../../scripts/faults/demo-house.ts';
import { openDeposit, visitKiosk, type Visitor } from '../../scripts/faults/visitor.ts';
import { faultyProxy, type FaultyProxy, type ProxyFault } from '../support/faulty-proxy.ts';
import { freePort } from '../support/free-port.ts';
import { signIn } from '../support/holder.ts';

let proxy: FaultyProxy;
let house: DemoHouse;
let visitor: Visitor;

beforeAll(async () => {
  const ledgerPort = await freePort();
  proxy = await faultyProxy(0, `http://127.0.0.1:${ledgerPort}`);
  house = await startDemoHouse({
    env: {
      LEDGER_PORT: String(ledgerPort),
      LEDGER_URL: proxy.url,
      // The kiosk signs the address that it calls.
      PUBLIC_ORIGIN: proxy.url,
    },
  });
  visitor = visitKiosk(house.kioskUrl);
}, 120_000);

afterAll(async () => {
  visitor?.leave();
  await house?.stop();
  await proxy?.close();
});

/** Pours ₩500, ₩100 and 25 cents, with the network as `fault` says while the coins fall and at the end. */
async function deposit(phone: string, fault: ProxyFault): Promise<void> {
  expect(await openDeposit(visitor, phone)).toBe(true);
  proxy.behave(fault);
  for (const coin of ['KR500A', 'KR100A', 'US025A']) await house.emulate(`coin ${coin}`);
  await visitor.see((view) => view.screen === 'coins' && view.coinCount === 3, 10_000);
  visitor.press({ do: 'finish' });
  const thanks = await visitor.see(({ screen }) => screen === 'thanks', 10_000);
  expect(thanks).toMatchObject({ screen: 'thanks', coinCount: 3 });
}

describe('a ledger that cannot be relied upon', () => {
  test.each([
    ['unreachable', '01048270001'],
    ['lose-answers', '01048270002'],
    ['send-twice', '01048270003'],
    ['none', '01048270004'],
  ] as const)('%s: the deposit arrives once and whole', async (fault, phone) => {
    await deposit(phone, fault);
    if (fault !== 'none')
      await vi.waitFor(() => expect(proxy.hits[fault]).toBeGreaterThan(1), 20_000);
    proxy.behave('none');

    const counted = await house.emulate('count');
    const accepted = new Map(Object.entries(counted['accepted'] as Record<string, number>));
    await vi.waitFor(
      () => expect(compareCoins(accepted, readCoinBooks(house.dataDir))).toEqual([]),
      { timeout: 60_000, interval: 200 },
    );
    visitor.press({ do: 'home' });
  });

  test('the four depositors have the same balance', async () => {
    const wallets = await Promise.all(
      ['1', '2', '3', '4'].map(async (digit) => {
        const holder = await signIn(house.walletUrl, house.messagesPath, `+82104827000${digit}`);
        return holder.wallet();
      }),
    );
    const balances = wallets.map(({ pending }) => ({
      points: pending.points,
      states: pending.deposits.map(({ state }) => state),
      coins: pending.deposits.map(({ coins }) => coins.reduce((sum, { count }) => sum + count, 0)),
    }));

    expect(new Set(balances.map((balance) => JSON.stringify(balance))).size).toBe(1);
    expect(balances[0]).toMatchObject({ states: ['closed'], coins: [3] });
  });
});
