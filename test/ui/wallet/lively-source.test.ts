// A stream that falls silent is a line that is lost, although no browser says so.
import { describe, expect, test } from 'vitest';
import { listenLively } from '#ui/wallet/data/lively-source.ts';
import type { StreamMessage } from '#ui/wallet/data/wallet-stream.ts';
import { aWallet } from './build.ts';

class FakeSource extends EventTarget {
  readyState = 1;
  close(): void {
    this.readyState = 2;
  }
}

/** A stream whose connections and clock are in the test's hands. */
function aStream() {
  const sources: FakeSource[] = [];
  const told: StreamMessage[] = [];
  const waits = new Set<{ atMs: number; wake: () => void }>();
  const end = new AbortController();
  let nowMs = 0;
  const clock = {
    after: (ms: number, wake: () => void) => {
      const wait = { atMs: nowMs + ms, wake };
      waits.add(wait);
      return () => void waits.delete(wait);
    },
  };
  const open = (): EventSource => {
    sources.push(new FakeSource());
    return sources.at(-1) as unknown as EventSource;
  };
  const ended = listenLively(open, clock, end.signal, (message) => told.push(message));
  const pass = (ms: number): void => {
    nowMs += ms;
    for (const wait of [...waits].filter(({ atMs }) => atMs <= nowMs)) {
      waits.delete(wait);
      wait.wake();
    }
  };
  return { sources, told, waits, end, ended, pass };
}

describe('a stream', () => {
  test('stays as it is while the ledger says that it is there', () => {
    const { sources, told, pass } = aStream();
    sources[0]!.dispatchEvent(new Event('open'));

    for (let i = 0; i < 10; i++) {
      pass(17_000);
      sources[0]!.dispatchEvent(new MessageEvent('here', { data: '{}' }));
    }

    expect([sources.length, told]).toEqual([1, [{ kind: 'line', isUp: true }]]);
  });

  test('is lost, closed and opened anew after 18 s of silence, and live again with the next word', () => {
    const { sources, told, pass } = aStream();
    sources[0]!.dispatchEvent(new Event('open'));

    pass(17_999);
    const before = told.length;
    pass(1);
    sources[1]!.dispatchEvent(
      new MessageEvent('wallet', { data: JSON.stringify(aWallet({ version: 2 })) }),
    );

    expect([before, sources.map(({ readyState }) => readyState)]).toEqual([1, [2, 1]]);
    expect(told.slice(1)).toEqual([
      { kind: 'line', isUp: false },
      { kind: 'wallet', wallet: aWallet({ version: 2 }) },
    ]);
  });

  test('is tried again for as long as nobody answers, with one connection at a time', () => {
    const { sources, pass } = aStream();

    for (let i = 0; i < 3; i++) pass(18_000);

    expect(sources.map(({ readyState }) => readyState)).toEqual([2, 2, 2, 1]);
  });

  test('waits for nothing any more once the ledger refused it, or nobody looks', async () => {
    const refused = aStream();
    refused.sources[0]!.close();
    refused.sources[0]!.dispatchEvent(new Event('error'));
    await refused.ended;
    const left = aStream();
    left.end.abort();
    await left.ended;

    expect([refused.told, refused.waits.size, left.waits.size]).toEqual([
      [{ kind: 'ended' }],
      0,
      0,
    ]);
    expect(left.sources[0]!.readyState).toBe(2);
  });
});
