// Streams over real connections: what a holder gives up makes room at once.
import type { Server } from 'node:http';
import { expect, test } from 'vitest';
import { aLedger } from '../../support/ledger-app.ts';
import { listen } from '../../support/listening-ledger.ts';

const PHONE = '+821012345678';

test('a stream that was given up makes room for another', async () => {
  const ledger = await aLedger();
  const origin = await listen(ledger);
  const headers = { authorization: `Bearer ${await ledger.signIn(PHONE)}` };
  const wallet = await ledger.ledger.store.read((books) =>
    books.wallets.byPhone(ledger.ledger.phones.index(PHONE)),
  );
  const countOpen = () => ledger.ledger.events.listenerCount(wallet!.id);
  const giveUp = new AbortController();
  const open = (signal: AbortSignal) => fetch(`${origin}/v1/wallet/stream`, { headers, signal });

  const first = await Promise.all(Array.from({ length: 12 }, () => open(giveUp.signal)));
  const countBefore = countOpen();
  giveUp.abort();
  await expect.poll(countOpen).toBe(0);
  const kept = new AbortController();
  const next = await open(kept.signal);
  kept.abort();
  // The browser of this test keeps its connections for later.
  (ledger.api.server as Server).closeAllConnections();

  expect(first.map(({ status }) => status).toSorted()).toEqual([
    ...Array.from({ length: 8 }, () => 200),
    ...Array.from({ length: 4 }, () => 429),
  ]);
  expect([countBefore, next.status]).toEqual([8, 200]);
});
