import { describe, expect, test } from 'vitest';
import { judgeReading, storedReading } from '#drivers/cctalk/credit-buffer.ts';

/** A reading from a counter and its pairs as hex, newest first; what is left out is empty. */
const reading = (counter: number, pairs = '') =>
  storedReading(counter, pairs.replaceAll(' ', '').padEnd(20, '0'));

describe('4. the event counter of public libraries', () => {
  const full = '0403 0103 0203 0403 0101';

  test('at the wrap from 255 to 1 the coin before is credited again (xxazarx): one new coin', () => {
    const judged = judgeReading(
      reading(255, full),
      reading(1, '0403 0403 0103 0203 0403'),
      'watched',
    );

    expect(judged).toMatchObject({ eventCount: 1, lostCount: 0, events: [{ a: 4, b: 3 }] });
  });

  test('the wrap gives a negative difference and loses coins (esnext-cctalk, node-cctalk): two new coins', () => {
    const judged = judgeReading(
      reading(254, full),
      reading(1, '0501 0601 0403 0103 0203'),
      'watched',
    );

    expect(judged).toMatchObject({
      eventCount: 2,
      events: [
        { a: 6, b: 1 },
        { a: 5, b: 1 },
      ],
    });
  });

  test('more than five new events are thrown away altogether (securitym0nkey): five are credited', () => {
    const judged = judgeReading(
      reading(48, full),
      reading(54, '0101 0201 0301 0401 0501'),
      'watched',
    );

    expect(judged).toMatchObject({ kind: 'continued', eventCount: 6 });
    expect(judged.kind === 'continued' && judged.events).toHaveLength(5);
  });

  test('more than five new events are capped in silence (RomanValov, smartsolutionpz): the sixth is named as lost', () => {
    const judged = judgeReading(
      reading(48, full),
      reading(54, '0101 0201 0301 0401 0501'),
      'watched',
    );

    expect(judged).toMatchObject({ lostCount: 1 });
  });

  test('a reset is swallowed (RomanValov) or taken for 255 − last events (securitym0nkey): it is a reset', () => {
    expect(judgeReading(reading(7, full), reading(0), 'watched')).toMatchObject({
      reason: 'acceptor-reset',
      events: [],
    });
  });

  test('the old counter survives a reset and the next coin costs about 200 false losses (cc-talk-rs): none', () => {
    const judged = judgeReading(reading(60, full), reading(1, '0400'), 'watched');

    expect(judged).toEqual({
      kind: 'new-power-up',
      reason: 'acceptor-reset',
      events: [{ a: 4, b: 0 }],
    });
  });

  test('the wrap is believed only above 220 (smartsolutionpz): it holds from any value', () => {
    const judged = judgeReading(
      reading(252, full),
      reading(2, '0101 0201 0301 0401 0501'),
      'watched',
    );

    expect(judged).toMatchObject({ eventCount: 5, lostCount: 0 });
  });
});
