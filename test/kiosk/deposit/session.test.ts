import { describe, expect, test } from 'vitest';
import { openDeposit, step } from '#kiosk/deposit/session.ts';
import type { Input, Session } from '#kiosk/deposit/states.ts';
import {
  aDeposit,
  closed,
  attract,
  number,
  consent,
  opening,
  empty,
  pouring,
  more,
  checking,
  jam,
  closing,
  closingEmpty,
  capClosing,
  cap,
  thanks,
  touch,
  ticked,
  coin,
  reject,
} from '../../support/session-states.ts';

type Row = [name: string, from: Session, input: Input, atMs: number, to: string, effects: string[]];

const TABLE: Row[] = [
  ['start asks for a number', attract, touch('start'), 0, 'number', ['forgetNumber']],
  ['other touches on the first screen do nothing', attract, touch('finish'), 0, 'attract', []],
  ['a confirmed number is sealed', number, touch('confirm-number'), 0, 'number', ['sealNumber']],
  [
    'a sealed number asks for consent',
    number,
    { on: 'numberSealed', phone: '…' },
    0,
    'consent',
    [],
  ],
  [
    'a wrong number stays',
    number,
    { on: 'numberRefused', error: 'not-a-mobile-number' },
    0,
    'number',
    [],
  ],
  ['no number asks for consent', number, touch('without-number'), 0, 'consent', ['forgetNumber']],
  ['44.9 s idle at the number', number, ticked, 44_900, 'number', []],
  ['45 s idle at the number leads home', number, ticked, 45_000, 'attract', ['forgetNumber']],
  ['45 s idle at consent leads home', consent, ticked, 45_000, 'attract', ['forgetNumber']],
  ['cancel at consent leads home', consent, touch('cancel'), 0, 'attract', ['forgetNumber']],
  ['I agree is recorded first', consent, touch('agree'), 0, 'consent', ['recordOpening']],
  [
    'under 14 forgets the number',
    consent,
    touch('under-14'),
    0,
    'consent',
    ['forgetNumber', 'recordOpening'],
  ],
  [
    'only a recorded session opens the slot',
    consent,
    { on: 'openingRecorded', deposit: aDeposit() },
    0,
    'opening',
    ['forgetNumber', 'openSlot'],
  ],
  [
    'a session that cannot be recorded leads home',
    consent,
    { on: 'openingFailed' },
    0,
    'attract',
    ['forgetNumber'],
  ],
  [
    'an acceptor lost before consent leads home',
    number,
    { on: 'acceptorWentDown', isJam: false },
    0,
    'attract',
    ['forgetNumber'],
  ],
  ['an open slot pours', opening, { on: 'slotOpened' }, 0, 'pouring', []],
  ['a slot that does not open is checked', opening, { on: 'slotRefused' }, 0, 'checking', []],
  ['a coin counts while the slot opens', opening, coin, 0, 'opening', []],
  ['cancel before the first coin closes', empty, touch('cancel'), 0, 'closing', ['settleSlot']],
  ['cancel after a coin does nothing', pouring, touch('cancel'), 0, 'pouring', []],
  [
    'finish closes the slot before anything else',
    pouring,
    touch('finish'),
    0,
    'closing',
    ['settleSlot'],
  ],
  ['19.9 s quiet', pouring, ticked, 19_900, 'pouring', []],
  ['20 s quiet asks for more coins', pouring, ticked, 20_000, 'more', []],
  ['60 s quiet finishes with credit', more, ticked, 60_000, 'closing', ['settleSlot']],
  ['a coin answers the question', more, coin, 59_000, 'pouring', []],
  ['more time answers the question', more, touch('more-time'), 59_000, 'pouring', []],
  ['a returned coin is a sign of life', more, reject('refused'), 59_000, 'pouring', []],
  ['a jam closes the slot', pouring, reject('jam'), 0, 'jam', ['closeSlot']],
  ['a doubtful coin closes the slot', pouring, reject('dispute'), 0, 'jam', ['closeSlot']],
  [
    'a self-check fault is a jam',
    pouring,
    { on: 'acceptorWentDown', isJam: true },
    0,
    'jam',
    ['closeSlot'],
  ],
  ['keep these finishes a jam', jam, touch('finish'), 0, 'closing', ['settleSlot']],
  ['a jam nobody answers finishes with credit', jam, ticked, 60_000, 'closing', ['settleSlot']],
  [
    'a silent acceptor is checked',
    more,
    { on: 'acceptorWentDown', isJam: false },
    0,
    'checking',
    [],
  ],
  [
    'an acceptor that is back opens again',
    checking,
    { on: 'acceptorCameUp' },
    0,
    'opening',
    ['openSlot'],
  ],
  [
    'an acceptor missing for 60 s closes with credit',
    checking,
    ticked,
    60_000,
    'closing',
    ['settleSlot'],
  ],
  ['a coin counts while checking', checking, coin, 0, 'checking', []],
  [
    'a disabled kiosk closes with credit',
    pouring,
    { on: 'serviceEnded' },
    0,
    'closing',
    ['settleSlot'],
  ],
  ['a coin counts while closing', closing, coin, 0, 'closing', []],
  [
    'a quiet slot is recorded as closed',
    closing,
    { on: 'slotSettled', isProven: true },
    0,
    'closing',
    ['recordClosing'],
  ],
  ['time alone never ends a closing', closing, ticked, 10_000_000, 'closing', []],
  [
    'a recorded closing says thank you',
    closing,
    { on: 'closingRecorded', closed },
    0,
    'thanks',
    ['forgetNumber'],
  ],
  [
    'a closing without coins leads home',
    closingEmpty,
    { on: 'closingRecorded', closed },
    0,
    'attract',
    ['forgetNumber'],
  ],
  [
    'a full session says so first',
    capClosing,
    { on: 'closingRecorded', closed },
    0,
    'cap',
    ['forgetNumber'],
  ],
  ['the receipt is seen after a full session', cap, touch('start'), 0, 'thanks', []],
  ['… also when nobody touches', cap, ticked, 20_000, 'thanks', []],
  ['19.9 s of thanks', thanks, ticked, 19_900, 'thanks', []],
  ['20 s of thanks lead home', thanks, ticked, 20_000, 'attract', ['forgetNumber']],
  ['more time keeps the receipt', thanks, touch('more-time'), 19_000, 'thanks', []],
  ['start begins anew', thanks, touch('start'), 0, 'number', ['forgetNumber']],
  ['a late input changes nothing at home', attract, { on: 'slotOpened' }, 0, 'attract', []],
];

describe('a deposit session', () => {
  test.each(TABLE)('%s', (_name, from, input, atMs, to, effects) => {
    const [after, done] = step(from, input, atMs);

    expect([after.state, done.map((effect) => effect.do)]).toEqual([to, effects]);
  });

  test('can be extended more than ten times', () => {
    let session: Session = more;
    for (let times = 1; times <= 12; times++) {
      [session] = step(session, touch('more-time'), times * 59_000);
      [session] = step(session, ticked, times * 59_000 + 58_000);
    }

    expect(session.state).toBe('more');
  });

  test('closes at its three-thousandth coin and credits them all', () => {
    const almost: Session = { state: 'pouring', deposit: aDeposit(2999), quietSinceMs: 0 };

    const [after, effects] = step(almost, coin, 0);

    expect(after).toMatchObject({ state: 'closing', reason: 'cap' });
    expect(openDeposit(after)?.tally.coinCount).toBe(3000);
    expect(effects).toEqual([{ do: 'settleSlot' }]);
  });

  test('shows what the store holds after it was in doubt', () => {
    const [after] = step(checking, { on: 'tallyRead', tally: aDeposit(4).tally }, 0);

    expect(openDeposit(after)?.tally.coinCount).toBe(4);
  });

  test('keeps the thank-you screen a minute when it holds a pickup code', () => {
    const withCode: Session = {
      state: 'thanks',
      deposit: { ...aDeposit(1), pickupCode: 'ABCDEFGHJKMN' },
      closed,
      sinceMs: 0,
    };

    expect(step(withCode, ticked, 59_900)[0].state).toBe('thanks');
    expect(step(withCode, ticked, 60_000)[0].state).toBe('attract');
  });
});
