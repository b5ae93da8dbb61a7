// What the wallet knows, and when it stops calling it live.
import { describe, expect, test } from 'vitest';
import type { Answer } from '#ui/wallet/data/ledger-client.ts';
import type { PhoneMemory } from '#ui/wallet/data/phone-memory.ts';
import type { StreamMessage } from '#ui/wallet/data/wallet-stream.ts';
import { startWalletFeed } from '#ui/wallet/data/wallet-feed.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { aWallet } from './build.ts';

const UNREACHABLE = { ok: false, code: 'unreachable' } as const;
const SIGNED_OUT = { ok: false, status: 401, code: 'sign-in-needed' } as const;
const answer = (wallet: Wallet): Answer<Wallet> => ({ ok: true, value: wallet });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A feed whose ledger, stream and clock are in the test's hands. */
function aFeed(...answers: Answer<Wallet>[]) {
  const streams: { signal: AbortSignal; tell: (message: StreamMessage) => void }[] = [];
  const waits: { ms: number; wake: () => void }[] = [];
  let nowMs = 1_000;
  const feed = startWalletFeed({
    client: {
      wallet: async () => (answers.length > 1 ? answers.shift()! : answers[0]!),
      isSignedIn: async () => UNREACHABLE,
    },
    clock: {
      nowMs: () => nowMs,
      after: (ms, wake) => {
        const wait = { ms, wake };
        waits.push(wait);
        return () => void (waits.includes(wait) && waits.splice(waits.indexOf(wait), 1));
      },
    },
    openStream: (signal, tell) => void streams.push({ signal, tell }),
  });
  return {
    feed,
    streams,
    waits,
    pass: (ms: number) => {
      nowMs += ms;
    },
    wake: async () => {
      waits.shift()!.wake();
      await settle();
    },
  };
}

/** A phone that remembers this wallet. */
function aMemoryOf(wallet: Wallet) {
  const kept = new Map<string, { value: unknown; atMs: number }>([
    ['wallet', { value: wallet, atMs: 500 }],
  ]);
  const memory: PhoneMemory = {
    read: <T>(name: string) => kept.get(name) as { value: T; atMs: number } | undefined,
    keep: (name, value, atMs) => void kept.set(name, { value, atMs }),
    forget: () => kept.clear(),
  };
  return { kept, memory };
}

describe('the wallet feed', () => {
  test('asks the ledger first, then opens the stream', async () => {
    const { feed, streams } = aFeed(answer(aWallet()));

    expect(feed.state()).toEqual({ phase: 'starting' });
    await settle();

    expect(feed.state()).toEqual({
      phase: 'signed-in',
      wallet: aWallet(),
      knownAtMs: 1_000,
      line: 'opening',
    });
    expect(streams).toHaveLength(1);
  });

  test('shows what the stream says at once', async () => {
    const { feed, streams } = aFeed(answer(aWallet()));
    await settle();

    streams[0]!.tell({ kind: 'wallet', wallet: aWallet({ version: 2 }) });

    expect(feed.state()).toMatchObject({ line: 'live', wallet: { version: 2 } });
  });

  test('lets no fetched answer overtake the stream', async () => {
    const { feed, streams } = aFeed(answer(aWallet({ version: 1 })));
    await settle();

    const asked = feed.refresh();
    streams[0]!.tell({ kind: 'wallet', wallet: aWallet({ version: 7 }) });
    await asked;

    expect(feed.state()).toMatchObject({ wallet: { version: 7 } });
  });

  test('keeps the last known numbers with their time when the line drops', async () => {
    const { feed, streams, pass } = aFeed(answer(aWallet()));
    await settle();
    streams[0]!.tell({ kind: 'wallet', wallet: aWallet({ version: 2 }) });

    pass(60_000);
    streams[0]!.tell({ kind: 'line', isUp: false });

    expect(feed.state()).toEqual({
      phase: 'signed-in',
      wallet: aWallet({ version: 2 }),
      knownAtMs: 1_000,
      line: 'lost',
    });
  });

  test('goes to the sign-in when the ledger says 401, and closes the stream', async () => {
    const { feed, streams, wake } = aFeed(answer(aWallet()), SIGNED_OUT);
    await settle();

    streams[0]!.tell({ kind: 'ended' });
    await wake();

    expect(feed.state()).toEqual({ phase: 'signed-out', hasEnded: true });
    expect(streams.map(({ signal }) => signal.aborted)).toEqual([true]);
  });

  test('tries again by itself, waiting longer each time, up to half a minute', async () => {
    const { feed, waits, wake } = aFeed(UNREACHABLE);
    await settle();
    const waited: number[] = [];

    for (let i = 0; i < 7; i++) {
      waited.push(waits[0]!.ms);
      await wake();
    }

    expect(feed.state()).toEqual({ phase: 'unreachable' });
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test('holds no stream while the page is hidden, and asks anew when it is shown', async () => {
    const { feed, streams, waits } = aFeed(answer(aWallet()), answer(aWallet({ version: 9 })));
    await settle();

    feed.show(false);
    expect([streams[0]!.signal.aborted, waits.length]).toEqual([true, 0]);
    feed.show(true);
    await settle();

    expect(feed.state()).toMatchObject({ wallet: { version: 9 } });
    expect(streams).toHaveLength(2);
  });

  test('shows what the phone remembers while nothing answers, and forgets it with the sign-in', async () => {
    const { kept, memory } = aMemoryOf(aWallet());
    const answers = [UNREACHABLE, answer(aWallet({ version: 2 })), SIGNED_OUT];
    const feed = startWalletFeed({
      client: { wallet: async () => answers.shift()!, isSignedIn: async () => UNREACHABLE },
      clock: { nowMs: () => 9_000, after: () => () => {} },
      memory,
      openStream: () => {},
    });
    await settle();

    expect(feed.state()).toEqual({
      phase: 'signed-in',
      wallet: aWallet(),
      knownAtMs: 500,
      line: 'lost',
    });
    await feed.refresh();
    expect(kept.get('wallet')).toEqual({ value: aWallet({ version: 2 }), atMs: 9_000 });
    await feed.refresh();
    expect([feed.state().phase, kept.size]).toEqual(['signed-out', 0]);
  });

  test('forgets what it kept of one holder when the wallet is another’s', async () => {
    const { kept, memory } = aMemoryOf(aWallet({ phone: '010-••••-0001' }));
    kept.set('claims', { value: ['a claim of theirs'], atMs: 500 });
    const mine = aWallet({ phone: '010-••••-0002' });
    startWalletFeed({
      client: { wallet: async () => answer(mine), isSignedIn: async () => UNREACHABLE },
      clock: { nowMs: () => 9_000, after: () => () => {} },
      memory,
      openStream: () => {},
    });
    await settle();

    expect([...kept]).toEqual([['wallet', { value: mine, atMs: 9_000 }]]);
  });

  test('shows what it remembers after four seconds without a word', async () => {
    const waits: { ms: number; wake: () => void }[] = [];
    const feed = startWalletFeed({
      client: { wallet: () => new Promise(() => {}), isSignedIn: async () => UNREACHABLE },
      clock: { nowMs: () => 9_000, after: (ms, wake) => (waits.push({ ms, wake }), () => {}) },
      memory: aMemoryOf(aWallet()).memory,
      openStream: () => {},
    });
    expect([feed.state().phase, waits[0]!.ms]).toEqual(['starting', 4_000]);

    waits[0]!.wake();

    expect(feed.state()).toMatchObject({ phase: 'signed-in', knownAtMs: 500, line: 'lost' });
  });

  test('knows a sign-in that its holder has ended from one that ended elsewhere', async () => {
    const { feed, streams } = aFeed(answer(aWallet()), SIGNED_OUT);
    await settle();

    feed.leave();
    await feed.refresh();

    expect(feed.state()).toEqual({ phase: 'signed-out', hasEnded: false });
    expect(streams.map(({ signal }) => signal.aborted)).toEqual([true]);
  });

  test.each([
    ['nobody', { ok: true, value: false } as const, 'signed-out'],
    ['somebody after all', { ok: true, value: true } as const, 'signed-in'],
    ['no answer', UNREACHABLE, 'unreachable'],
  ])(
    'shows a new phone the sign-in at once, and keeps nothing of the one before, whoever it is: %s',
    async (_who, isSignedIn, phase) => {
      const wallet = isSignedIn.ok ? answer(aWallet()) : UNREACHABLE;
      let forgotten = 0;
      const feed = startWalletFeed({
        client: { wallet: async () => wallet, isSignedIn: async () => isSignedIn },
        clock: { nowMs: () => 9_000, after: () => () => {} },
        memory: { read: () => undefined, keep: () => {}, forget: () => void forgotten++ },
        openStream: () => {},
      });

      const first = feed.state().phase;
      await settle();

      expect([first, feed.state().phase]).toEqual(['signed-out', phase]);
      expect(forgotten).toBeGreaterThan(0);
    },
  );
});
