import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { aWallet } from '../../support/books.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;

/** Where the line breaks: before the server hears `commit`, or before we hear its answer. */
type Break = 'before commit' | 'before the answer' | undefined;

/** A line to the database that breaks once, at the next commit after it was told to. */
async function breakableLine(url: string) {
  const target = new URL(url);
  const line: { next: Break; url: string } = { next: undefined, url: '' };
  const server: Server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const cut = () => [client, database].forEach((one: Socket) => one.destroy());
    let isAnswerLost = false;
    client.on('data', (bytes) => {
      const mode = bytes.includes('commit\0') ? line.next : undefined;
      if (mode) line.next = undefined;
      if (mode === 'before commit') return cut();
      isAnswerLost ||= mode === 'before the answer';
      database.write(bytes);
    });
    // The server has answered, so that it has committed; nobody hears it.
    database.on('data', (bytes) => (isAnswerLost ? cut() : client.write(bytes)));
    for (const one of [client, database]) one.on('error', cut).on('close', cut);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  line.url = url.replace(`:${target.port}/`, `:${port}/`);
  return line;
}

/** Counts in a row of the books: a second effect of the same work would show. */
const countUp = (store: LedgerStore) =>
  store.transact(async (books) => {
    await books.wallets.touch(WALLET);
    return (await books.wallets.find(WALLET))!.version;
  });

test('a read that fails leaves the others alone', async () => {
  const store = await postgresStoreAt(await temporaryPostgresDatabase());
  onTestFinished(() => store.close());
  await store.transact((books) => books.paperwork.saveFact('colour', 'green'));
  const good = () => store.read((books) => books.paperwork.fact('colour'));
  // PostgreSQL knows no number of this name, so that the transaction it is asked in is over.
  const bad = () => store.read((books) => books.paperwork.rateCards([Number.NaN]));

  const rounds = Array.from({ length: 20 }, () => Promise.allSettled([good(), bad(), good()]));
  const outcomes = (await Promise.all(rounds)).map((round) => round.map(({ status }) => status));
  const after: unknown[] = [];
  for (let i = 0; i < 10; i++) {
    await bad().catch(() => {});
    after.push(await good());
  }

  expect(outcomes).toEqual(rounds.map(() => ['fulfilled', 'rejected', 'fulfilled']));
  expect(after).toEqual(Array.from({ length: 10 }, () => 'green'));
});

describe('a commit whose connection breaks', () => {
  test.each(['before commit', 'before the answer'] as const)(
    '%s has its effect once, and is answered and told once',
    async (where) => {
      const line = await breakableLine(await temporaryPostgresDatabase());
      const store = await postgresStoreAt(line.url);
      onTestFinished(() => store.close());
      const heard: Notice[] = [];
      store.listen((notice) => heard.push(notice));
      await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));

      line.next = where;
      const first = await countUp(store);
      const second = await countUp(store);

      expect([line.next, first, second]).toEqual([undefined, 1, 2]);
      expect(heard).toEqual([
        { kind: 'wallet-changed', walletId: WALLET, version: 1 },
        { kind: 'wallet-changed', walletId: WALLET, version: 2 },
      ]);
    },
  );

  test('while eight write at once has each effect once', async () => {
    const line = await breakableLine(await temporaryPostgresDatabase());
    const store = await postgresStoreAt(line.url);
    onTestFinished(() => store.close());
    await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));

    const versions: number[] = [];
    for (const next of ['before the answer', 'before commit', 'before the answer'] as const) {
      line.next = next;
      versions.push(...(await Promise.all(Array.from({ length: 8 }, () => countUp(store)))));
    }

    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });
});
