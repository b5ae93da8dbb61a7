import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { hashToken } from '#ledger/auth/secrets.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { anEnrolledKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf, type TestLedger } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

const PHONE = '+821012345678';
const SESSION = '018f0000-0000-7000-8000-0000000000d1';

type Frame = { id?: string; event?: string; wallet?: Wallet };

/** A stream as a browser reads it: frames in order, heartbeats left out. */
async function openStream({ api }: TestLedger, token: string, lastEventId?: string) {
  const answer = await api.inject({
    url: '/v1/wallet/stream',
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    payloadAsStream: true,
  });
  const stream = answer.stream();
  return { answer, stream, frames: framesOf(stream) };
}

async function* framesOf(stream: Readable): AsyncGenerator<Frame> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const lines = block.split('\n').map((line) => line.split(/: (.*)/s));
      const field = (name: string) => lines.find(([key]) => key === name)?.[1];
      const data = field('data');
      if (data === undefined || field('event') === 'here') continue;
      yield { id: field('id')!, event: field('event')!, wallet: JSON.parse(data) as Wallet };
    }
  }
}

const next = async (frames: AsyncGenerator<Frame>): Promise<Frame> =>
  ((await frames.next()).value as Frame | undefined) ?? {};

describe('the wallet stream', () => {
  test('says the wallet at once, and again with each change', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const token = await ledger.signIn(PHONE);
    const { answer, frames } = await openStream(ledger, token);

    const first = await next(frames);
    await ledger.api.inject(kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 2)));
    const second = await next(frames);
    const { headers } = answer;
    const wallet = await ledger.api.inject({
      url: '/v1/wallet',
      headers: { authorization: `Bearer ${token}` },
    });

    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect([first.event, first.wallet?.pending.points]).toEqual(['wallet', '0']);
    expect(second.wallet).toEqual(wallet.json());
    expect(second.wallet?.pending.points).toBe('1000');
    expect(Number(second.id)).toBeGreaterThan(Number(first.id));
    expect(second.id).toBe(String(second.wallet?.version));
  });

  test('asks for the holder’s word on a payment above the ceiling', async () => {
    const till = await aTill();
    const { frames } = await openStream(till, till.holder.token);
    await next(frames);
    const { code } = await till.holder.code({ ceiling: '100' });

    const { id } = await till.pay(101n, { code });
    const asked = await next(frames);

    expect(asked.wallet?.awaiting).toMatchObject([{ id, shopName: 'Test shop', points: '101' }]);
  });

  test('resumes: what the reader has is not said again', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const token = await ledger.signIn(PHONE);
    const before = await openStream(ledger, token);
    const { id } = await next(before.frames);
    before.stream.destroy();

    const { frames } = await openStream(ledger, token, id);
    await ledger.api.inject(kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 1)));
    const first = await next(frames);

    expect(first.wallet?.pending.points).toBe('500');
    expect(first.id).not.toBe(id);
  });

  test('says that it is there every six seconds, as an event, while nothing changes', async () => {
    const ledger = await aLedger();
    const token = await ledger.signIn(PHONE);
    const { stream } = await openStream(ledger, token);
    let text = '';
    stream.on('data', (chunk) => (text += String(chunk)));
    const beats = (): number => text.split('event: here\ndata: {}\n\n').length - 1;
    await expect.poll(() => text).toContain('event: wallet');
    const told: number[] = [];

    for (let i = 1; i <= 3; i++) {
      await ledger.clock.advance(6_000);
      await expect.poll(beats).toBe(i);
      told.push(text.split('event: wallet').length - 1);
    }
    stream.destroy();

    expect(told).toEqual([1, 1, 1]);
  });

  test('ends with the sign-in', async () => {
    const ledger = await aLedger();
    const token = await ledger.signIn(PHONE);
    const { frames } = await openStream(ledger, token);
    await next(frames);

    await ledger.api.inject({
      method: 'DELETE',
      url: '/v1/auth/sessions',
      headers: { authorization: `Bearer ${token}` },
    });

    expect((await frames.next()).done).toBe(true);
  });

  test('ends when the sign-in has run out', async () => {
    const ledger = await aLedger();
    const { frames } = await openStream(ledger, await ledger.signIn(PHONE));
    await next(frames);

    await ledger.clock.advance(8 * 86_400_000);

    expect((await frames.next()).done).toBe(true);
  });

  test('ends with the ledger', async () => {
    const ledger = await aLedger();
    const { frames } = await openStream(ledger, await ledger.signIn(PHONE));
    await next(frames);

    ledger.stop();

    expect((await frames.next()).done).toBe(true);
  });

  test('is open eight times a wallet at most', async () => {
    const ledger = await aLedger();
    const token = await ledger.signIn(PHONE);
    for (let i = 0; i < 8; i++) await next((await openStream(ledger, token)).frames);

    const ninth = await ledger.api.inject({
      url: '/v1/wallet/stream',
      headers: { authorization: `Bearer ${token}` },
    });

    expect(refusalOf(ninth)).toEqual({ status: 429, code: 'too-many-streams' });
    expect(ninth.headers['retry-after']).toBe('5');
  });

  test('is open eight times at most, also when they are asked for at once', async () => {
    const ledger = await aLedger();
    const token = await ledger.signIn(PHONE);

    const opened = await Promise.all(Array.from({ length: 20 }, () => openStream(ledger, token)));

    const open = opened.filter(({ answer }) => answer.statusCode === 200);
    expect(open).toHaveLength(8);
    for (const { stream } of opened) stream.destroy();
  });

  test('ends soon after a sign-out at another process, however often the wallet changes', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const token = await ledger.signIn(PHONE);
    const { frames } = await openStream(ledger, token);
    await next(frames);

    // Another process tells this one nothing: only the books know.
    await ledger.ledger.store.transact(({ access }) => access.removeSignIn(hashToken(token)));
    let framesCount = 0;
    for (let coins = 0; coins < 10; coins++) {
      await ledger.clock.advance(5_000);
      const session = `018f0000-0000-7000-8000-0000000001${String(coins).padStart(2, '0')}`;
      await ledger.api.inject(kiosk.nextBatch(...kiosk.session(session, PHONE, 1)));
      if ((await frames.next()).done) break;
      framesCount += 1;
    }

    expect(framesCount).toBeLessThanOrEqual(3);
  });
});
