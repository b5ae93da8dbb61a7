// The service screen's pure parts: how it is called, and what its rows say.
import { describe, expect, test } from 'vitest';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { serviceRows, type ServiceTab, type ServiceView } from '#ui/kiosk/screens/service-rows.ts';
import { starsAfter } from '#ui/kiosk/use-service-call.ts';
import { kioskTexts } from '#ui/text/kiosk/index.ts';

const rows = (state: string, tab: ServiceTab) =>
  serviceRows(tab, fixtures[state]!.view as ServiceView, { text: kioskTexts.en, lang: 'en' });

describe('three stars', () => {
  const type = (keys: readonly (readonly [string, number])[]) =>
    keys.reduce<ReturnType<typeof starsAfter>>(
      ({ stars }, [key, atMs]) => starsAfter(stars, key, atMs),
      { stars: [], isCall: false },
    ).isCall;

  test.each([
    [
      'in a row call',
      [
        ['*', 0],
        ['*', 500],
        ['*', 900],
      ],
      true,
    ],
    [
      'with a digit between do not',
      [
        ['*', 0],
        ['*', 500],
        ['1', 600],
        ['*', 900],
      ],
      false,
    ],
    [
      'slowly do not',
      [
        ['*', 0],
        ['*', 2_000],
        ['*', 4_000],
      ],
      false,
    ],
    [
      'after a stray one do',
      [
        ['*', 0],
        ['*', 9_000],
        ['*', 9_100],
        ['*', 9_200],
      ],
      true,
    ],
  ] as const)('%s', (_name, keys, isCall) => {
    expect(type(keys)).toBe(isCall);
  });
});

describe('the rows of the service screen', () => {
  test('tell of each acceptor what is wrong with it, in words', () => {
    expect(rows('service-fault', 'slot').slice(0, 3)).toEqual([
      { name: 'Acceptor 1', value: 'good', tone: 'good' },
      { name: 'TKL/TKL-EMU/12345678', value: '' },
      { name: 'Acceptor 2', value: 'no approved table', tone: 'bad' },
    ]);
  });

  test('tell what lies in the cashbox since it was last emptied', () => {
    expect(rows('service-cashbox', 'cashbox').slice(2)).toEqual([
      { name: '₩1,284,500', value: '6,204' },
      { name: '$48.75', value: '212' },
    ]);
  });

  test('tell why records wait, and when they are tried again', () => {
    expect(rows('service-offline', 'sending').map(({ value }) => value)).toEqual([
      '281',
      'not connected',
      'waiting',
      'no network',
      'in 48 s · no. 14',
    ]);
  });

  test('tell each check of the self-test', () => {
    expect(rows('service-test', 'test').filter(({ tone }) => tone === 'bad')).toEqual([
      { name: 'Ledger', value: 'check it', tone: 'bad' },
    ]);
  });
});
