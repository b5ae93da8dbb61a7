// Template 17, leg by leg: requested, sent, paid, failed, unknown.
import { describe, expect, test } from 'vitest';
import {
  answerWithdrawal,
  type BankWord,
  refuseWithdrawal,
  requestWithdrawal,
  sendWithdrawal,
  type WithdrawalStep,
} from '#ledger/ledger/withdrawal.ts';
import { legs, WALLET } from '../../support/closed-deposit.ts';
import { aLot, DAY_MS, NOW_MS } from '../../support/lots.ts';

const POLICY = { name: 'withdrawal', version: 7, minimumPoints: 2_000n, feeMinor: 300n } as const;
const LOTS = [aLot('soon', 1_500n, 10), aLot('later', 4_000n, 400)];
const DRAFT = { id: 'w', walletId: WALLET, points: 2_000n, payeeCipher: Uint8Array.of(1) };
const FILE = { id: 'file', madeAtMs: NOW_MS + DAY_MS };
const LATER = { nowMs: NOW_MS + 2 * DAY_MS, bankAccountId: 'main' };

function requested() {
  const made = requestWithdrawal(LOTS, DRAFT, POLICY, NOW_MS);
  if (!made.ok) throw new Error(made.error);
  return made.step;
}

function sent() {
  const before = requested();
  return sendWithdrawal(before.withdrawal, before.hold, before.lots, FILE);
}

const answered = ({ withdrawal, hold, lots }: WithdrawalStep, word: BankWord) =>
  answerWithdrawal(withdrawal, hold!, lots, word, LATER);

const stepOf = (made: ReturnType<typeof answered>): WithdrawalStep => {
  if (!made.ok || !made.step) throw new Error('a step was expected');
  return made.step;
};

const restOf = ({ lots }: Pick<WithdrawalStep, 'lots'>) =>
  lots.map((lot) => [
    lot.id,
    lot.restPoints,
    lot.reservedPoints,
    (lot.expiresAtMs - NOW_MS) / DAY_MS,
  ]);

describe('a withdrawal', () => {
  test('sets the points aside when it is requested, what expires first before the rest', () => {
    const step = requested();

    expect(step.withdrawal).toMatchObject({ state: 'requested', feeMinor: 300n, policyVersion: 7 });
    expect(step.transfers.map((one) => [one.id, one.template, legs(one)])).toEqual([
      ['withdrawal/w/requested', '17', ['Dr pts:avail:wallet 2000', 'Cr pts:held:wallet 2000']],
    ]);
    expect(step.transfers[0]!.details).toMatchObject({
      policies: [{ name: 'withdrawal', version: 7 }],
      lots: [
        { lotId: 'soon', points: '1500' },
        { lotId: 'later', points: '500' },
      ],
    });
    expect(restOf(step)).toEqual([
      ['soon', 0n, 1_500n, 10],
      ['later', 3_500n, 500n, 400],
    ]);
  });

  test('becomes won that are on their way when it is sent, and keeps the fee', () => {
    const step = sent();

    expect(step.withdrawal).toMatchObject({ state: 'sent', fileId: 'file' });
    expect(step.transfers.map((one) => [one.id, legs(one)])).toEqual([
      [
        'withdrawal/w/sent',
        [
          'Dr pts:held:wallet 2000',
          'Cr position:PTS 2000',
          'Dr position:KRW 2000',
          'Cr wd:clearing:w 1700',
          'Cr fee:income:KRW 300',
        ],
      ],
    ]);
    expect(restOf(step)).toEqual([
      ['soon', 0n, 0n, 10],
      ['later', 3_500n, 0n, 400],
    ]);
  });

  test('closes its clearing account when it is paid', () => {
    const step = stepOf(answered(sent(), { state: 'paid' }));

    expect(step.withdrawal.state).toBe('paid');
    expect(step.transfers.map((one) => [one.id, legs(one)])).toEqual([
      ['withdrawal/w/paid', ['Dr wd:clearing:w 1700', 'Cr bank:main:KRW 1700']],
    ]);
  });

  test('mirrors every leg when it failed, fee included; the points live 30 days at least', () => {
    const step = stepOf(answered(sent(), { state: 'failed', reason: 'AC04' }));

    expect(step.withdrawal).toMatchObject({ state: 'failed', reason: 'AC04' });
    expect(step.transfers.map((one) => [one.id, one.details.reverses, legs(one)])).toEqual([
      [
        'withdrawal/w/sent/mirrored',
        'withdrawal/w/sent',
        [
          'Cr pts:held:wallet 2000',
          'Dr position:PTS 2000',
          'Cr position:KRW 2000',
          'Dr wd:clearing:w 1700',
          'Dr fee:income:KRW 300',
        ],
      ],
      [
        'withdrawal/w/requested/mirrored',
        'withdrawal/w/requested',
        ['Cr pts:avail:wallet 2000', 'Dr pts:held:wallet 2000'],
      ],
    ]);
    expect(restOf(step)).toEqual([
      ['soon', 1_500n, 0n, 32],
      ['later', 4_000n, 0n, 400],
    ]);
  });

  test('posts nothing while it is unknown, and is paid or failed afterwards', () => {
    const unknown = stepOf(answered(sent(), { state: 'unknown', reason: 'no answer' }));
    const before = { ...unknown, lots: sent().lots };

    const states = (['paid', 'failed'] as const).map((state) => {
      const step = stepOf(answered(before, { state }));
      return [step.withdrawal.state, step.transfers.length];
    });

    expect([unknown.withdrawal.state, unknown.transfers]).toEqual(['unknown', []]);
    expect(states).toEqual([
      ['paid', 1],
      ['failed', 2],
    ]);
  });

  test('comes back at once when a person turns it down before it was sent', () => {
    const { withdrawal, hold, lots } = requested();

    const step = refuseWithdrawal(withdrawal, hold, lots, { nowMs: NOW_MS, reason: 'name' });

    expect(step.withdrawal.state).toBe('failed');
    expect(step.hold?.state).toBe('resolved');
    expect(step.transfers.map((one) => legs(one))).toEqual([
      ['Cr pts:avail:wallet 2000', 'Dr pts:held:wallet 2000'],
    ]);
    expect(restOf(step)).toEqual([
      ['soon', 1_500n, 0n, 30],
      ['later', 4_000n, 0n, 400],
    ]);
  });

  test.each([
    ['below the minimum', 1_999n, 'below-minimum'],
    ['more than there is', 5_501n, 'insufficient-points'],
  ])('is refused: %s', (_, points, error) => {
    expect(requestWithdrawal(LOTS, { ...DRAFT, points }, POLICY, NOW_MS)).toEqual({
      ok: false,
      error,
    });
  });

  test('hears the same word twice without a second effect, and never a contradiction', () => {
    const paid = stepOf(answered(sent(), { state: 'paid' }));

    expect(answered(paid, { state: 'paid' })).toEqual({ ok: true, step: undefined });
    expect(answered(paid, { state: 'failed' })).toEqual({ ok: false, error: 'contradiction' });
    expect(answered(requested(), { state: 'paid' })).toEqual({ ok: false, error: 'not-sent' });
  });
});
