// One kiosk over time as the console says it, and which coin table gave way to which.
import { describe, expect, test } from 'vitest';
import type { LifeEntry } from '#ledger/contract/kiosk-life.ts';
import { LIFE_KINDS } from '#ledger/contract/kiosk-life.ts';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { replacedAt, facesTested } from '#ui/operator/view/approved-tables.ts';
import { lifeText, lifeTone } from '#ui/operator/view/life.ts';
import { callRoute, taskRoute } from '#ui/operator/view/subjects.ts';
import { ACCEPTOR_ID, aTable } from '../../support/books.ts';

const at = '2026-11-22T05:00:00.000Z';
const task = { at, id: 'x', task: 'credits-lost', text: '2 events were lost.' };
const told = (state: string, reason?: string): LifeEntry => ({
  kind: 'told',
  at,
  softwareVersion: '0.1.0',
  acceptors: [{ acceptorId: 'NRI/1', state, ...(reason !== undefined && { reason }) }],
});

describe('an entry of a life', () => {
  test.each<[LifeEntry, string]>([
    [{ kind: 'coins', at, count: 1_204 }, '1,204 coins within an hour'],
    [{ kind: 'coins', at, count: 1 }, '1 coin within an hour'],
    [{ kind: 'gap', ...task }, 'Credits lost: 2 events were lost.'],
    [{ kind: 'fault', ...task, task: 'of-tomorrow' }, 'of-tomorrow: 2 events were lost.'],
    [told('ready'), 'NRI/1 ready, software 0.1.0'],
    [told('out-of-service', 'self-check'), 'NRI/1 stopped (reports a fault), software 0.1.0'],
    [told('connecting'), 'NRI/1 connecting, software 0.1.0'],
    [{ kind: 'told', at, softwareVersion: '0.2', acceptors: [] }, 'no coin acceptor, software 0.2'],
    [
      { kind: 'batch', at, kioskEpoch: 1, batchSeq: 7, firstSeq: 1, lastSeq: 4_000, coins: 0 },
      'Batch 7: records 1–4,000, 0 coins',
    ],
    [{ kind: 'command', at, number: 3, command: 'disable' }, 'Command 3: close'],
    [{ kind: 'cashbox', at, kioskEpoch: 1, seq: 2 }, 'Cashbox taken out'],
    [
      { kind: 'cashbox', at, kioskEpoch: 1, seq: 2, sealNumber: 'B-7' },
      'Cashbox taken out, seal B-7',
    ],
  ])('is a sentence: %j', (entry, sentence) => {
    expect(lifeText(entry, OPERATOR_TEXTS.en)).toBe(sentence);
  });

  test('stands out until somebody has looked at it', () => {
    expect([
      lifeTone({ kind: 'gap', ...task }),
      lifeTone({ kind: 'gap', ...task, closedAt: at }),
      lifeTone({ kind: 'fault', ...task }),
      lifeTone(told('out-of-service')),
      lifeTone(told('ready')),
    ]).toEqual(['bad', 'quiet', 'warn', 'warn', 'quiet']);
  });

  test('has a word for its kind in every language', () => {
    for (const { lives } of Object.values(OPERATOR_TEXTS))
      expect(Object.keys(lives.kinds)).toEqual(LIFE_KINDS);
  });
});

describe('an approved table', () => {
  const row = (number: number, more: Partial<SignedCoinTable> = {}) => ({
    table: { ...aTable({ number }), ...more },
    isInForce: false,
    kioskIds: [],
  });

  test('gave way when the next one of the same acceptor was approved', () => {
    const all = [
      row(1),
      row(2, { approvedAt: at }),
      row(2, { acceptorId: 'other', approvedAt: '2020-01-01T00:00:00.000Z' }),
    ];

    expect([replacedAt(all[0]!, all), replacedAt(all[1]!, all)]).toEqual([at, undefined]);
    expect(all[0]!.table.acceptorId).toBe(ACCEPTOR_ID);
  });

  test('tells with which coins it was tested', () => {
    const { table } = row(1, {
      positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
      testCoins: [
        { position: 4, count: 10 },
        { position: 9, count: 3 },
      ],
    });

    const { testCoins: _, ...without } = table;

    expect([facesTested(table), facesTested(without)]).toEqual([
      [{ currency: 'KRW', faceMinor: '500', count: 10 }],
      [{ currency: 'KRW', faceMinor: '500', count: undefined }],
    ]);
  });
});

describe('what a line is about is a link away', () => {
  test.each([
    ['POST /v1/operator/wallets/:id/closing', 'w1', { page: 'wallet', id: 'w1' }],
    ['POST /v1/operator/wallets/find', 'w1', { page: 'wallet', id: 'w1' }],
    ['POST /v1/operator/kiosks', 'k1', { page: 'kiosk', id: 'k1' }],
    ['PATCH /v1/operator/shops/:id', 's1', { page: 'shop', id: 's1' }],
    ['POST /v1/operator/claims/:id/decision', 'c1', { page: 'claim', id: 'c1' }],
    ['POST /v1/operator/shops/:id/keys/:keyId/revoke', 'key', undefined],
    ['POST /v1/operator/rate-cards', 'rates', undefined],
    ['POST /v1/operator/wallets/find', '', undefined],
    ['command-line', 'x', undefined],
  ])('%s %s', (call, subject, route) => {
    expect(callRoute(call, subject)).toEqual(route);
  });

  test('and so is a closed wallet for which coins came', () => {
    const id = '018f0000-0000-7000-8000-0000000000a1';
    const text = `Coins came for wallet ${id}, which is closed. They stay owed.`;

    expect([taskRoute('wallet-closed', text), taskRoute('credits-lost', text)]).toEqual([
      { page: 'wallet', id },
      undefined,
    ]);
  });
});
