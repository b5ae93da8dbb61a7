// Where a payment stands, as the phone works it out.
import { describe, expect, test } from 'vitest';
import type { RedemptionId } from '#ledger/contract/ids.ts';
import {
  type Awaiting,
  codeInFours,
  countdownText,
  type LiveCode,
  type PayFacts,
  payStage,
  sunk,
} from '#ui/wallet/view/pay-stage.ts';
import { anEntry, aWallet } from './build.ts';

const MADE_AT = Date.parse('2026-11-22T06:00:00.000Z');
const CODE: LiveCode = {
  code: '48217730',
  qr: '7F3Q92KDM4AB7F3Q92KDM4AB7F',
  endsAtMs: 120_000,
  madeAtMs: MADE_AT,
};
const ASKED: Awaiting = {
  id: '01900000-0000-7000-8000-0000000000aa' as RedemptionId,
  shopName: 'Hanbit Snacks',
  points: '42000',
  until: '2026-11-22T06:01:00.000Z',
};
const paid = (seconds: number) =>
  anEntry({
    kind: 'payment',
    points: '-8500',
    shopName: 'Hanbit Snacks',
    at: new Date(MADE_AT + seconds * 1_000).toISOString(),
  });
const stage = (facts: Partial<PayFacts>) =>
  payStage({
    wallet: aWallet(),
    isOnline: true,
    code: CODE,
    secondsLeft: 74,
    entries: [],
    areEntriesNew: true,
    lastAsked: undefined,
    answered: undefined,
    setAsideBefore: 0n,
    setAside: undefined,
    ...facts,
  });

describe('a payment', () => {
  test('shows its code until the code has ended', () => {
    expect(stage({})).toEqual({ stage: 'shown', code: CODE });
    expect(stage({ secondsLeft: 0 })).toEqual({ stage: 'expired' });
  });

  test('has no code without a line, and keeps the one it has', () => {
    expect(stage({ code: undefined, isOnline: false })).toEqual({ stage: 'offline' });
    expect(stage({ code: undefined })).toEqual({ stage: 'making' });
    expect(stage({ isOnline: false })).toEqual({ stage: 'shown', code: CODE });
  });

  test('is taken by what was paid since the code was made, even after its time', () => {
    const taken = { stage: 'taken', points: '8500', shopName: 'Hanbit Snacks' };

    expect(stage({ entries: [anEntry(), paid(30)] })).toEqual(taken);
    expect(stage({ entries: [paid(119)], secondsLeft: 0 })).toEqual(taken);
    expect(stage({ entries: [paid(-1)] })).toEqual({ stage: 'shown', code: CODE });
  });

  test('is given back by what the shop returned of it, in one piece or several', () => {
    const back = (points: string, of = paidWith.id) =>
      anEntry({ kind: 'refund', points, subject: { kind: 'redemption', id: of } });
    const paidWith = { kind: 'redemption', id: '01900000-0000-7000-8000-0000000000bb' };
    const payment = { ...paid(30), subject: paidWith };
    const given = (points: string) => ({ stage: 'undone', points, shopName: 'Hanbit Snacks' });

    expect(stage({ entries: [back('8500'), payment] })).toEqual(given('8500'));
    expect(stage({ entries: [back('500'), back('1000'), payment] })).toEqual(given('1500'));
    expect(stage({ entries: [back('8500', 'another'), payment] }).stage).toBe('taken');
    expect(
      stage({ lastAsked: ASKED, answered: 'captured', entries: [back('42000', ASKED.id)] }),
    ).toEqual(given('42000'));
  });

  test('asks the holder, and shows what became of the answer', () => {
    const wallet = aWallet({ awaiting: [ASKED] });

    expect(stage({ wallet })).toEqual({ stage: 'asked', awaiting: ASKED });
    expect(stage({ wallet, lastAsked: ASKED, answered: 'captured' })).toEqual({
      stage: 'taken',
      points: '42000',
      shopName: 'Hanbit Snacks',
    });
    expect(stage({ wallet, lastAsked: ASKED, answered: 'authorised' })).toEqual({
      stage: 'set-aside',
      points: '42000',
    });
    expect(stage({ wallet, lastAsked: ASKED, answered: 'declined' })).toEqual({
      stage: 'declined',
    });
    expect(stage({ lastAsked: ASKED })).toEqual({ stage: 'lapsed' });
  });

  test('says what the shop has set aside', () => {
    const wallet = aWallet({
      points: {
        available: '4000',
        held: '9500',
        heldFor: [
          { purpose: 'redemption', points: '8500' },
          { purpose: 'gift', points: '1000' },
        ],
      },
    });

    expect(stage({ wallet })).toEqual({ stage: 'set-aside', points: '8500' });
    expect(stage({ wallet, setAsideBefore: 8_500n }).stage).toBe('shown');
  });

  test('frees what was set aside once the shop lets go of it, and calls nothing free that was taken', () => {
    const freed = { stage: 'freed', points: '8500' };

    expect(stage({ setAside: '8500' })).toEqual(freed);
    expect(stage({ setAside: '8500', secondsLeft: 0 })).toEqual(freed);
    expect(stage({ setAside: '8500', areEntriesNew: false }).stage).toBe('set-aside');
    expect(stage({ setAside: '8500', entries: [paid(30)] }).stage).toBe('taken');
    expect(stage({ lastAsked: ASKED, answered: 'authorised' })).toEqual({
      stage: 'freed',
      points: '42000',
    });
  });

  test('is taken by the redemption that was asked for, also where no code was made here', () => {
    const captured = { ...paid(600), subject: { kind: 'redemption', id: ASKED.id } };
    const facts = { code: undefined, lastAsked: ASKED, answered: 'authorised' } as const;

    expect(stage({ ...facts, entries: [captured] }).stage).toBe('taken');
    expect(stage({ ...facts, entries: [paid(600)] }).stage).toBe('freed');
  });
});

test('digits stand in fours, time as minutes and seconds', () => {
  expect([
    codeInFours('48217730'),
    countdownText(74),
    countdownText(9),
    countdownText(120),
  ]).toEqual(['4821 7730', '1:14', '0:09', '2:00']);
});

test('the sun sinks with the code: each second, or each ten where motion is not wanted', () => {
  expect([sunk(120, false), sunk(60, false), sunk(0, false)]).toEqual([0, 0.5, 1]);
  expect([sunk(74, true), sunk(71, true), sunk(70, true)]).toEqual([
    1 - 80 / 120,
    1 - 80 / 120,
    1 - 70 / 120,
  ]);
});
