import { describe, expect, test } from 'vitest';
import { createConversation } from '#drivers/cctalk/conversation.ts';
import type { Answer } from '#drivers/cctalk/conversation.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { COMMANDS } from '#drivers/cctalk/headers.ts';
import type { Command } from '#drivers/cctalk/headers.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { HandMovedClock } from '#drivers/clock.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { bytes, hex } from '../../support/hex.ts';

const ECHO = '02 00 01 E5 18';
const COIN = '01 0B 02 00 01 01 05 00 00 00 00 00 00 00 00 EB';
const LATE = '01 0B 02 00 02 01 05 01 05 00 00 00 00 00 00 E4';
const COIN_DATA = '0101050000000000000000';
const LATE_SERIAL = '01 03 02 00 01 02 03 F4';
const FIRST_WATCHED_REPLIES = 4;
const STRAY_SILENCE_MS = 12;

/** A conversation about header 229 whose device is this test. */
function conversation() {
  const clock = handMovedClock();
  const line = memoryLine();
  const noise: string[] = [];
  const { ask } = createConversation(line.host, SUM_CODEC, 2, clock, (event, raw) => {
    if (event === 'noise') noise.push(hex(raw));
  });
  return {
    clock,
    line,
    noise,
    ask: (command: Command = COMMANDS.readBufferedCredit): Promise<Answer> => ask(command),
    /** The answer, which is told when nothing follows it. */
    told: async (answer: Promise<Answer>): Promise<Answer> => {
      await clock.advance(40);
      return answer;
    },
    say: (text: string): void => line.device.write(bytes(text)),
    /** How often the host has asked. */
    asked: (): number => hex(line.device.take()).split(hex(bytes(ECHO))).length - 1,
  };
}

/** Moves the clock just as far as the answer needs. */
async function answered(clock: HandMovedClock, answer: Promise<Answer>): Promise<void> {
  const state = { isTold: false };
  void answer.then(() => (state.isTold = true));
  for (let ms = 0; ms < 100 && !state.isTold; ms++) await clock.advance(ms === 0 ? 0 : 1);
}

const data = (answer: Answer): string => (answer.ok ? hex(answer.data) : answer.reason);

describe('a conversation', () => {
  test('finds the reply after the echo', async () => {
    const { ask, say, told } = conversation();
    const answer = ask();
    say(`${ECHO} ${COIN}`);

    expect(data(await told(answer))).toBe(COIN_DATA);
  });

  test('keeps a reply that pauses for more than 50 ms in the middle (lost by @serialport/parser-cctalk)', async () => {
    const { clock, ask, say, told } = conversation();
    const answer = ask();
    say(`${ECHO} ${COIN.slice(0, 14)}`);
    await clock.advance(120);
    say(COIN.slice(14));

    expect(data(await told(answer))).toBe(COIN_DATA);
  });

  test('finds the reply behind a noise byte, which is kept (one byte spoils two replies in public parsers)', async () => {
    const { ask, say, noise, told } = conversation();
    const answer = ask();
    say(`${ECHO} 5A ${COIN}`);

    expect(data(await told(answer))).toBe(COIN_DATA);
    expect(noise).toEqual(['5a']);
  });

  test('after a stall takes what the operating system held back, and only then judges', async () => {
    const { clock, ask, say, asked, told } = conversation();
    const answer = ask();
    await clock.advance(COMMANDS.readBufferedCredit.timeoutMs);
    say(`${ECHO} ${COIN}`);
    await clock.advance(25);

    expect(data(await told(answer))).toBe(COIN_DATA);
    expect(asked()).toBe(1);
  });

  test('asks three times, then says that nobody answers', async () => {
    const { clock, ask, asked, told } = conversation();
    const answer = ask();
    await clock.advance(2000);

    expect([data(await told(answer)), asked()]).toEqual(['silent', 3]);
  });

  test('throws away a reply that comes after its time', async () => {
    const { clock, ask, say, noise, told } = conversation();
    const answer = ask(COMMANDS.serialNumber);
    await clock.advance(300);
    say(LATE_SERIAL);
    await clock.advance(50);
    say('01 03 02 00 4E 61 BC 8F');

    expect(data(await told(answer))).toBe('4e61bc');
    expect(noise).toEqual([hex(bytes(LATE_SERIAL))]);
  });

  test('waits in silence no longer than it must to ask for credits again', async () => {
    const { clock, ask, asked } = conversation();
    void ask();
    await clock.advance(274);
    const before = asked();
    await clock.advance(2);

    expect([before, asked()]).toEqual([1, 1]);
  });

  test('takes a reply that was lost and came late for no sign of an adapter that says everything twice', async () => {
    const { clock, ask, say, noise } = conversation();
    const replies = async (count: number): Promise<number> => {
      const startMs = clock.monotonicMs();
      for (let i = 0; i < count; i++) {
        const answer = ask();
        say(COIN);
        await answered(clock, answer);
      }
      return clock.monotonicMs() - startMs;
    };
    const firstMs = await replies(FIRST_WATCHED_REPLIES);
    const vain = ask();
    await clock.advance(280);
    say(COIN);
    await answered(clock, vain);
    say(COIN);

    expect([firstMs, await replies(3)]).toEqual([FIRST_WATCHED_REPLIES * STRAY_SILENCE_MS, 0]);
    expect(noise).toEqual([hex(bytes(COIN))]);

    say(COIN);
    expect(await replies(3)).toBe(3 * STRAY_SILENCE_MS);
  });

  test('once it knows the echo believes no reply without it', async () => {
    const { clock, ask, say, asked, told } = conversation();
    const first = ask();
    say(`${ECHO} ${COIN}`);
    await told(first);
    asked();
    const second = ask();
    say(`02 00 01 E4 18 ${COIN}`);
    await clock.advance(10);
    await clock.advance(90);
    say(`${ECHO} ${COIN}`);

    expect([data(await told(second)), asked()]).toEqual([COIN_DATA, 2]);
  });

  test('takes nothing that follows a reply for the next one, and tells it as noise', async () => {
    const { clock, ask, say, noise } = conversation();
    const first = ask();
    say(COIN);
    await clock.advance(4);
    say(COIN);
    await clock.advance(20);
    const second = ask();
    say(LATE);
    await clock.advance(20);

    expect([data(await first), data(await second)]).toEqual([COIN_DATA, '0201050105000000000000']);
    expect(noise).toEqual([hex(bytes(COIN))]);
  });

  test('ends at once when the line closes', async () => {
    const { line, ask, told } = conversation();
    const answer = ask();
    await line.device.close();

    expect(data(await told(answer))).toBe('closed');
  });

  test('gives a self-check more time than a query', async () => {
    const { clock, ask, say, told } = conversation();
    const answer = ask(COMMANDS.selfCheck);
    await clock.advance(1400);
    say('02 00 01 E8 15 01 01 02 00 00 FC');

    expect(data(await told(answer))).toBe('00');
  });
});
