// Sessions in each state, and what can happen to them, for tests of the deposit session.
import type { Deposit, Input, Session, Touch } from '#kiosk/deposit/states.ts';
import { countCoin, EMPTY_TALLY } from '#kiosk/deposit/tally.ts';

export const WON_500 = { currency: 'KRW', faceMinor: 500n };

export const aDeposit = (coinCount = 0): Deposit => ({
  sessionId: '019a0000-0000-7000-8000-000000000001',
  openedSeq: 2,
  tally: Array.from({ length: coinCount }, () => WON_500).reduce(countCoin, EMPTY_TALLY),
  rejects: [],
});
export const closed = {
  receiptCode: '7F3Q92KDM4',
  receiptText: 'http://x/receipt#e30',
  availableFrom: '2026-11-29T00:00:00.000Z',
  closedSeq: 9,
};

export const attract: Session = { state: 'attract' };
export const number: Session = {
  state: 'number',
  entry: { digits: '01012345678', country: 'KR' },
  touchedAtMs: 0,
};
export const consent: Session = { state: 'consent', phone: '010-••••-5678', touchedAtMs: 0 };
export const opening: Session = { state: 'opening', deposit: aDeposit(), sinceMs: 0 };
export const empty: Session = { state: 'pouring', deposit: aDeposit(), quietSinceMs: 0 };
export const pouring: Session = { state: 'pouring', deposit: aDeposit(3), quietSinceMs: 0 };
export const more: Session = { state: 'more', deposit: aDeposit(3), quietSinceMs: 0 };
export const checking: Session = { state: 'checking', deposit: aDeposit(3), sinceMs: 0 };
export const jam: Session = { state: 'jam', deposit: aDeposit(3), sinceMs: 0 };
export const closing: Session = {
  state: 'closing',
  deposit: aDeposit(3),
  reason: 'finished',
  sinceMs: 0,
};
export const closingEmpty: Session = { ...closing, deposit: aDeposit(0) };
export const capClosing: Session = { ...closing, reason: 'cap' };
export const cap: Session = { state: 'cap', deposit: aDeposit(3), closed, sinceMs: 0 };
export const thanks: Session = { state: 'thanks', deposit: aDeposit(3), closed, sinceMs: 0 };

export const touch = (what: Exclude<Touch['do'], 'digit' | 'country'>): Input => ({
  on: 'touched',
  touch: { do: what },
});
export const ticked: Input = { on: 'ticked' };
export const coin: Input = { on: 'creditsRecorded', coins: [WON_500], rejects: [] };
export const reject = (cause: 'refused' | 'jam' | 'dispute'): Input => ({
  on: 'creditsRecorded',
  coins: [],
  rejects: [cause],
});
