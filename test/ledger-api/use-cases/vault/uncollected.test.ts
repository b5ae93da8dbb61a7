import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import { DAY_MS, PHONE, totalsOf, uuid } from '../../../support/ledger-world.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

describe('a kiosk that holds more than three million won', () => {
  test('sends its deposits to review, also those that are claimed by a code', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    const bank = 'KR500A' as const;
    for (let i = 0; i < 12; i++)
      await world.pour(
        Array.from({ length: 500 }, () => bank),
        null,
      );

    const atTheLimit = await world.pour([]);
    const beyond = await world.pour(['KR010A']);
    const unclaimed = await world.pour(['KR010A'], null);

    const states = await world.store.read(async (books) =>
      (await books.deposits.find([atTheLimit, beyond, unclaimed] as never)).map((one) => [
        one.state,
        one.reviewReason,
      ]),
    );
    expect(states).toEqual([
      ['closed', undefined],
      ['review', 'uncollected-limit'],
      ['review', 'uncollected-limit'],
    ]);
    expect(await world.tasks()).toEqual(['uncollected-limit']);
  });

  test('cannot go around it with coins that only an older card has a price for', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    const yen = Array.from({ length: 900 }, () => 'JP100A' as const);
    await world.world.publishCard(SAMPLE_RATES.filter(({ currency }) => currency !== 'JPY'));
    const pourAtOldCard = async (number: number): Promise<string> => {
      const session = uuid(9_200 + number);
      await world.told([
        world.kiosk.opened(session, { phone: PHONE, cardNumbers: [1] }),
        ...yen.map((name) => world.kiosk.coin(name, { sessionId: session })),
        world.kiosk.closed(session, totalsOf(yen)),
      ]);
      return session;
    };

    const sessions: string[] = [];
    for (let i = 0; i < 4; i++) sessions.push(await pourAtOldCard(i));

    const deposits = await world.store.read((books) => books.deposits.find(sessions as never));
    expect(deposits.map(({ reviewReason }) => reviewReason)).toEqual([
      undefined,
      undefined,
      undefined,
      'uncollected-limit',
    ]);
  });

  test('cannot go around it by never closing a session', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    const coins = Array.from({ length: 500 }, () => 'KR500A' as const);
    for (let i = 0; i < 12; i++) await world.pour(coins, null);
    const session = uuid(9_100);
    await world.told([
      world.kiosk.opened(session),
      world.kiosk.coin('KR010A', { sessionId: session }),
    ]);
    await world.told([{ kind: 'door', body: {} }]);

    world.world.nowMs += DAY_MS;
    await world.world.sweep();

    const [deposit] = await world.store.read((books) => books.deposits.find([session as never]));
    expect(deposit).toMatchObject({ state: 'review', reviewReason: 'uncollected-limit' });
  });
});
