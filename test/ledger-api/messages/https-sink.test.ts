// The provider behind https: messages are signed, wait encrypted through outages and restarts, and never for ever.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { httpsMessageSink } from '#ledger/messages/https-sink.ts';
import { messageQueue } from '#ledger/messages/message-queue.ts';
import type { Message } from '#ledger/messages/message-sink.ts';
import { webhookSignature } from '#ledger/webhooks/sign.ts';

const SECRET = 'a secret of the provider';
const PHONE = '+821012345678';
const aMessage = (kind: Message['kind']): Message => ({ to: PHONE, kind, text: `the ${kind}` });

type Sent = Readonly<{ url: string; headers: Readonly<Record<string, string>>; body: string }>;

/** A house whose provider answers as told; `start` opens the sink again on what the last one left. */
function aHouse(dataKey = new Uint8Array(32).fill(1)) {
  const directory = join(mkdtempSync(join(tmpdir(), 'messages-')), 'queue');
  onTestFinished(() => rmSync(join(directory, '..'), { recursive: true }));
  const clock = handMovedClock(Date.UTC(2026, 10, 22));
  const entropy = seededEntropy('messages');
  const heard: Sent[] = [];
  const givenUp: string[] = [];
  const house = {
    directory,
    clock,
    heard,
    givenUp,
    answer: '204',
    queue: (key = dataKey) => messageQueue(directory, { dataKey: key, entropy }),
    start: (key = dataKey) => {
      const sink = httpsMessageSink({
        url: 'https://sms.example.com/send',
        secret: SECRET,
        queue: house.queue(key),
        clock,
        send: async (message) => {
          heard.push(message);
          return { isTaken: house.answer === '204', answer: house.answer };
        },
        givenUp: (why) => givenUp.push(why),
      });
      onTestFinished(() => sink.stop());
      return sink;
    },
    files: () => readdirSync(directory),
  };
  return house;
}

describe('a text message for the provider', () => {
  test('is posted at once, with its id and a signature, and then forgotten', async () => {
    const house = aHouse();
    const sink = house.start();

    sink.send(aMessage('code'));
    await house.clock.advance(0);

    const [{ url, headers, body }] = house.heard as [Sent];
    const said = JSON.parse(body) as { id: string };
    expect(url).toBe('https://sms.example.com/send');
    expect(said).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: '2026-11-22T00:00:00.000Z',
      ...aMessage('code'),
    });
    expect(headers).toMatchObject({
      'tikkeul-event': said.id,
      'tikkeul-signature': webhookSignature([SECRET], body, house.clock.nowMs()),
    });
    expect([house.files(), sink.waiting()]).toEqual([[], 0]);
  });

  test('waits encrypted while nobody takes it, and is tried again, later each time', async () => {
    const house = aHouse();
    house.answer = '503';
    const sink = house.start();

    sink.send(aMessage('receipt'));
    await house.clock.advance(0);
    const [file] = house.files();
    const kept = readFileSync(join(house.directory, file!), 'latin1');
    const tries = [];
    for (const waitMs of [2_000, 4_500, 30_000]) {
      await house.clock.advance(waitMs);
      tries.push(house.heard.length);
    }
    house.answer = '204';
    await house.clock.advance(120_500);

    expect(kept).not.toMatch(/12345678|receipt/);
    expect(tries).toEqual([2, 3, 4]);
    expect([house.files(), sink.waiting(), house.givenUp]).toEqual([[], 0, []]);
  });

  test('outlives a restart, under the same id', async () => {
    const house = aHouse();
    house.answer = '503';
    const before = house.start();
    before.send(aMessage('notice'));
    await house.clock.advance(0);
    await before.stop();
    house.answer = '204';

    house.start();
    await house.clock.advance(0);

    const ids = house.heard.map(({ headers }) => headers['tikkeul-event']);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(house.files()).toEqual([]);
  });

  test('is given up when it is too old to be of use, or when the provider will never take it', async () => {
    const house = aHouse();
    house.answer = '503';
    const sink = house.start();
    sink.send(aMessage('code'));
    await house.clock.advance(190_000);
    house.answer = '422';
    sink.send(aMessage('notice'));
    await house.clock.advance(600_000);

    expect(house.givenUp).toEqual(['notice: 422', 'code: too old']);
    expect([house.files(), sink.waiting()]).toEqual([[], 0]);
  });
});

describe('the queue', () => {
  test('takes no more than it may hold, and keeps places for codes', () => {
    const { directory } = aHouse();
    const dataKey = new Uint8Array(32);
    const queue = messageQueue(directory, { dataKey, entropy: seededEntropy(1), waitingMax: 10 });
    for (let n = 0; n < 9; n++) queue.add(aMessage('receipt'), n);

    expect(() => queue.add(aMessage('notice'), 1)).toThrow('too many text messages are waiting');
    expect(() => queue.add(aMessage('code'), 1)).not.toThrow();
    expect(() => queue.add(aMessage('code'), 1)).toThrow('too many text messages are waiting');
    expect(queue.size()).toBe(10);
  });

  test('forgets what another keys file has written', () => {
    const house = aHouse();
    house.queue().add(aMessage('receipt'), 1);

    const other = house.queue(new Uint8Array(32).fill(2));

    expect([other.left(), house.files()]).toEqual([[], []]);
  });
});
