// The till as a machine: what is typed, what is sent, and what stays after an answer.
import { describe, expect, test } from 'vitest';
import { canTake, NEW_TILL, step, type Till, type TillInput } from '#ui/shop/till/till.ts';
import { aRedemption } from './build.ts';

const after = (till: Till, ...inputs: TillInput[]): Till => inputs.reduce(step, till);
const press = (...keys: string[]): TillInput[] => keys.map((key) => ({ kind: 'key', key }));
const TAKE = { kind: 'take', orderId: 'order 1', commandKey: 'key 1' } as const;
const READY = { ...NEW_TILL, amount: '8500', code: '48217730' };
const SENDING = step(READY, TAKE);
const refused = (code: string): TillInput => ({ kind: 'refused', refusal: { ok: false, code } });

describe('entering', () => {
  test('the keypad types the amount, and takes its last digit back', () => {
    expect(after(NEW_TILL, ...press('8', '5', '00', '1', 'delete')).amount).toBe('8500');
  });

  test('the keypad types the code after it was touched, and the amount again once the code is whole', () => {
    const touched = after(NEW_TILL, { kind: 'activate', field: 'code' });

    const whole = after(touched, ...press('4', '8', '2', '1', '7', '7', '3', '0'));

    expect(whole).toMatchObject({ code: '48217730', amount: '', active: 'amount' });
  });

  test.each([
    ['0', ''],
    ['007', '7'],
    ['8,500 P', '8500'],
    ['12.50', '12.50'],
    ['123456789', '123,456,789'],
  ])('an amount typed as %j is %j', (text, amount) => {
    expect(step(NEW_TILL, { kind: 'amount', text }).amount).toBe(amount);
  });

  test.each(['12.50', '-100', '123456789'])('an amount of %j cannot be taken', (text) => {
    const till = step({ ...NEW_TILL, code: '48217730' }, { kind: 'amount', text });

    expect(canTake(till)).toBe(false);
  });

  test('a scan goes to the code, and gives the amount back what it was', () => {
    const mixed = { ...NEW_TILL, amount: '85007' };

    const scanned = step(mixed, { kind: 'scanned', text: '7f3q0', amount: '8500' });

    expect(scanned).toMatchObject({ code: '7F3Q0', amount: '8500' });
  });

  test.each([
    ['no amount', { ...READY, amount: '' }],
    ['half a code', { ...READY, code: '4821' }],
    ['a payment under way', SENDING],
  ])('nothing can be taken with %s', (_, till) => {
    expect(canTake(till)).toBe(false);
    expect(step(till, TAKE)).toBe(till);
  });
});

describe('an answer', () => {
  test('that it is captured is shown, and then the till is new', () => {
    const redemption = aRedemption();
    const taken = step(SENDING, { kind: 'answered', redemption });

    expect(taken.phase).toEqual({ at: 'taken', redemption });
    expect(step(taken, { kind: 'next' })).toEqual(NEW_TILL);
    expect(after(taken, ...press('5'))).toEqual({ ...NEW_TILL, amount: '5' });
  });

  test.each([
    ['redemption-code-wrong', ''],
    ['insufficient-points', '48217730'],
  ])('of %s keeps the amount, and the code %j', (code, kept) => {
    expect(step(SENDING, refused(code))).toMatchObject({
      amount: '8500',
      code: kept,
      phase: { at: 'entering', refusal: { code } },
    });
  });

  test('that the customer has to confirm waits, and says why when it is declined', () => {
    const waiting = aRedemption({ status: 'awaiting-holder' });
    const awaiting = step(SENDING, { kind: 'answered', redemption: waiting });

    const declined = step(awaiting, {
      kind: 'answered',
      redemption: { ...waiting, status: 'declined' },
    });

    expect(awaiting.phase.at).toBe('awaiting');
    expect(declined).toMatchObject({
      amount: '8500',
      phase: { refusal: { code: 'holder-declined' } },
    });
  });

  test('that never came lets the same sale be sent again, whatever was pressed', () => {
    const unanswered = step(SENDING, refused('unreachable'));

    const again = after(unanswered, ...press('9'), {
      ...TAKE,
      orderId: 'order 2',
      commandKey: 'key 2',
    });

    expect(unanswered.phase.at).toBe('unanswered');
    expect(again.phase).toEqual(SENDING.phase);
  });
});

describe('undoing an earlier payment', () => {
  test.each([
    ['undone', { kind: 'undone', points: '500' }],
    ['refused', { kind: 'undo-refused', refusal: { ok: false, code: 'unreachable' } }],
  ] as const)('that is %s disturbs no payment under way', (_, input) => {
    expect(step(SENDING, input)).toBe(SENDING);
    expect(step(READY, input)).toMatchObject({ amount: '8500', code: '48217730' });
  });
});
