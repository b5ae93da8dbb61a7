import { describe, expect, test } from 'vitest';
import { KioskView } from '#kiosk/bridge/contract.ts';
import type { Deposit, Session } from '#kiosk/deposit/states.ts';
import { countCoin, EMPTY_TALLY } from '#kiosk/deposit/tally.ts';
import { endsDeposits, outOfServiceReason, type ServiceFacts } from '#kiosk/out-of-service.ts';
import { type KioskFacts, viewOf } from '#kiosk/view.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { aRateCard } from '../support/ledger-documents.ts';
import * as states from '../support/session-states.ts';

const card: RateCard = {
  ...aRateCard(1),
  sample: true,
  rates: [
    { currency: 'USD', mid: { num: '1395', den: '100' }, spread: { num: '45', den: '1000' } },
  ],
};
const facts: KioskFacts = {
  kioskName: 'Demo kiosk',
  isOnline: true,
  unsentRecords: 0,
  isHelpCalled: false,
  outOfService: undefined,
  card,
  tables: [
    {
      acceptorId: 'a/b/1',
      entries: [
        { position: 1, coinId: 'KR500A', value: { currency: 'KRW', faceMinor: 500n } },
        { position: 2, coinId: 'KR500B', value: { currency: 'KRW', faceMinor: 500n } },
        {
          position: 3,
          coinId: 'EU100A',
          value: { currency: 'EUR', faceMinor: 100n },
          isClosed: true,
        },
      ],
    },
  ],
  pickup: undefined,
  hasGuessGame: false,
};
const withCoins = (deposit: Deposit): Deposit => ({
  ...deposit,
  card,
  tally: [
    { currency: 'KRW', faceMinor: 500n },
    { currency: 'USD', faceMinor: 25n },
  ].reduce(countCoin, EMPTY_TALLY),
});

describe('the view of a kiosk', () => {
  const ALL: readonly Session[] = Object.values(states).filter(
    (value): value is Session => typeof value === 'object' && 'state' in value,
  );

  test.each(ALL.map((session) => [session.state, session] as const))(
    'is what the screen understands: %s',
    (_state, session) => {
      const view = viewOf(session, facts, 12_345);

      expect(KioskView.safeParse(view).error).toBeUndefined();
    },
  );

  test('shows prices after the spread and each coin once, closed ones not at all', () => {
    expect(viewOf(states.attract, facts, 0)).toMatchObject({
      screen: 'attract',
      isSample: true,
      isForeignClosed: false,
      // 13.95 × 0.955 = 13.322… a cent.
      prices: [{ currency: 'USD', units: '1', pointsTenths: '13322', spreadPerMille: 45 }],
      acceptedCoins: [{ currency: 'KRW', faceMinor: '500' }],
    });
  });

  test('says why nobody can begin, but lets a deposit in progress go on', () => {
    const broken: KioskFacts = { ...facts, outOfService: 'store' };

    expect(viewOf(states.attract, broken, 0)).toMatchObject({
      screen: 'out-of-service',
      reason: 'store',
    });
    expect(viewOf(states.checking, broken, 0)).toMatchObject({
      screen: 'coins',
      phase: 'checking',
    });
  });

  test('counts in money and in points, rounded once a currency', () => {
    const session: Session = {
      ...states.pouring,
      deposit: withCoins(states.aDeposit()),
    } as Session;

    expect(viewOf(session, facts, 0)).toMatchObject({
      coinCount: 2,
      points: '833',
      heap: '01',
      totals: [
        { currency: 'KRW', amountMinor: '500' },
        { currency: 'USD', amountMinor: '25' },
      ],
      rows: [
        { currency: 'KRW', faceMinor: '500', count: 1, points: '500' },
        { currency: 'USD', faceMinor: '25', count: 1, points: '333' },
      ],
      canCancel: false,
    });
  });

  test('keeps the prices that were agreed, whatever the card is now', () => {
    const session = { ...states.pouring, deposit: withCoins(states.aDeposit()) } as Session;

    expect(viewOf(session, { ...facts, card: undefined }, 0)).toMatchObject({
      isForeignClosed: false,
      points: '833',
    });
  });

  test.each([
    ['nothing yet', states.number, 24_999, undefined],
    ['twenty seconds before home', states.number, 25_000, 20],
    ['the last second', states.consent, 44_100, 1],
    ['nothing while coins come', states.pouring, 19_000, undefined],
    ['until the deposit finishes', states.more, 20_000, 40],
    ['until home', states.thanks, 500, 20],
  ])('counts down %s', (_what, session, nowMs, secondsLeft) => {
    expect((viewOf(session, facts, nowMs) as { secondsLeft?: number }).secondsLeft).toBe(
      secondsLeft,
    );
  });

  test('a recovered session is being checked, a full one says so', () => {
    const recovered = { ...states.closing, reason: 'recovered' } as Session;
    const phases = [recovered, states.capClosing, states.cap, states.closing].map((session) => {
      const view = viewOf(session, facts, 0);
      return view.screen === 'coins' ? view.phase : view.screen;
    });

    expect(phases).toEqual(['checking', 'cap', 'cap', 'closing']);
  });

  test('shows the code for coins without a session', () => {
    const pickup = { pickupId: 'x', code: 'ABCDEFGHJKMN', shownUntilMs: 60_000 };

    expect(viewOf(states.attract, { ...facts, pickup }, 18_001)).toMatchObject({
      pickup: { code: 'ABCDEFGHJKMN', secondsLeft: 42 },
    });
  });
});

describe('out of service', () => {
  const serving: ServiceFacts = {
    isStoreBroken: false,
    isDiskFull: false,
    isEnrolled: true,
    isDisabled: false,
    isHeld: false,
    isCashboxOut: false,
    acceptor: { state: 'ready', acceptorId: 'a/b/1', isOpen: false, approvedPositions: [1] },
  };
  const fault = (reason: 'silent' | 'self-check' | 'cannot-close' | 'no-approved-table') =>
    ({ acceptor: { state: 'out-of-service', reason, detail: '' } }) as const;

  test.each([
    [{}, undefined, false],
    [{ isStoreBroken: true }, 'store', false],
    [{ isDiskFull: true }, 'store', true],
    [{ isEnrolled: false }, 'starting', false],
    [{ isDisabled: true }, 'disabled', true],
    [{ isHeld: true }, 'held', true],
    [{ isCashboxOut: true }, 'no-cashbox', false],
    [{ acceptor: { state: 'connecting' } }, 'starting', false],
    [fault('silent'), 'no-acceptor', false],
    [fault('self-check'), 'acceptor-fault', false],
    [fault('cannot-close'), 'cannot-close', false],
    [fault('no-approved-table'), 'no-approved-table', false],
  ] as const)('%o is %s, and ends a deposit: %s', (change, reason, ends) => {
    const now = { ...serving, ...change } as ServiceFacts;

    expect([outOfServiceReason(now), endsDeposits(now)]).toEqual([reason, ends]);
  });
});
