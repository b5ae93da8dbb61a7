import { describe, expect, test } from 'vitest';
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import type { Currency } from '#ledger/contract/money.ts';
import { type Account, boundOf, isWithinBound, position } from '#ledger/ledger/account.ts';
import { bookCoins } from '#ledger/ledger/book-coins.ts';
import { claimCoins } from '#ledger/ledger/claim-coins.ts';
import { closed, type Deposit, type Owner, withCoin } from '#ledger/ledger/deposit.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { mature } from '#ledger/ledger/maturity.ts';
import {
  credit,
  debit,
  readTransfer,
  transfer,
  transferDocument,
} from '#ledger/ledger/transfer.ts';
import { aCard, aDeposit } from '../../support/books.ts';

const KIOSK = 'kiosk' as KioskId;
const WALLET = 'wallet' as WalletId;
const DEPOSIT = 'deposit' as DepositId;

const legs = (made: { postings: readonly { account: string; amountMinor: bigint }[] }) =>
  made.postings.map((leg) => `${leg.amountMinor > 0n ? 'Dr' : 'Cr'} ${leg.account} ${abs(leg)}`);
const abs = ({ amountMinor }: { amountMinor: bigint }) =>
  amountMinor < 0n ? -amountMinor : amountMinor;

function aClosedDeposit(coins: readonly (readonly [Currency, bigint])[], owner?: Owner): Deposit {
  const open = aDeposit({ id: DEPOSIT, kioskId: KIOSK, walletId: WALLET });
  const filled = coins.reduce<Deposit>(
    (deposit, [currency, faceMinor]) => withCoin(deposit, { currency, faceMinor }, 'credited'),
    owner ? { ...open, owner } : open,
  );
  return closed(filled, 1_000, 500);
}

describe('a transfer', () => {
  test('whose postings do not sum to zero cannot be made', () => {
    const unbalanced = () =>
      transfer({
        id: 'x',
        template: '1',
        atMs: 0,
        postings: [debit(position('KRW'), 'KRW', 2n), credit(position('USD'), 'USD', 2n)],
        details: {},
      });

    expect(unbalanced).toThrow('postings of transfer x sum to zero');
  });

  test('reads back from its document in the log', () => {
    const made = mature(aClosedDeposit([['USD', 25n]]), WALLET, {
      nowMs: 1_500,
      retryAtMs: 0,
      balancePoints: 0n,
      cards: { pinned: [aCard({ number: 1 })], newest: undefined },
    }).parts[0]!.transfer;

    const document = JSON.parse(JSON.stringify(transferDocument(made)));

    expect(readTransfer(document)).toEqual(made);
  });
});

describe('accounts', () => {
  test.each([
    ['cash:kiosk:k:KRW', 'debit', 1n, -1n],
    ['dep:pending:w:KRW', 'credit', -1n, 1n],
    ['dep:unclaimed:k:KRW', 'credit', -1n, 1n],
    ['pts:avail:w', 'credit', -1n, 1n],
    ['pts:held:w', 'credit', -1n, 1n],
  ])('%s stays on the %s side', (name, bound, inside, outside) => {
    const account = name as Account;

    expect(boundOf(account)).toBe(bound);
    expect([inside, 0n, outside].map((amount) => isWithinBound(account, amount))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each(['suspense:KRW', 'position:PTS', 'fx:spread:PTS'])('%s may stand anywhere', (name) => {
    expect(isWithinBound(name as Account, -1n) && isWithinBound(name as Account, 1n)).toBe(true);
  });
});

describe('templates 1, 2 and 2s', () => {
  test.each<[string, Owner, string]>([
    ['1', { kind: 'wallet', walletId: WALLET }, 'Cr dep:pending:wallet:KRW 600'],
    ['2', { kind: 'unclaimed' }, 'Cr dep:unclaimed:kiosk:KRW 600'],
    ['2s', { kind: 'suspense' }, 'Cr suspense:KRW 600'],
  ])('%s books coins of %o', (template, owner, credited) => {
    const made = bookCoins({
      id: 'x',
      atMs: 0,
      kioskId: KIOSK,
      depositId: DEPOSIT,
      owner,
      currency: 'KRW',
      coins: [
        { faceMinor: 500n, recordHash: 'a' },
        { faceMinor: 100n, recordHash: 'b' },
      ],
    });

    expect(made.template).toBe(template);
    expect(legs(made)).toEqual(['Dr cash:kiosk:kiosk:KRW 600', credited]);
    expect(made.details).toEqual({
      depositId: DEPOSIT,
      kioskId: KIOSK,
      denominations: [
        { faceMinor: '100', count: 1 },
        { faceMinor: '500', count: 1 },
      ],
      coinRecordHashes: ['a', 'b'],
    });
  });
});

describe('template 4', () => {
  const now = { nowMs: 9_000, holdPeriodMs: 500 };

  test('gives unclaimed coins to a wallet and lets them mature from now', () => {
    const claim = claimCoins(aClosedDeposit([['KRW', 500n]], { kind: 'unclaimed' }), WALLET, now);

    expect(claim.ok && claim.transfers.map(legs)).toEqual([
      ['Dr dep:unclaimed:kiosk:KRW 500', 'Cr dep:pending:wallet:KRW 500'],
    ]);
    expect(claim.ok && claim.deposit).toMatchObject({
      owner: { kind: 'wallet', walletId: WALLET },
      state: 'closed',
      maturesAtMs: 9_500,
      dueAtMs: 9_500,
    });
  });

  test('refuses what is somebody’s, and what is still being poured', () => {
    const open = { ...aClosedDeposit([], { kind: 'unclaimed' }), state: 'open' } as const;

    expect(claimCoins(aClosedDeposit([]), WALLET, now)).toEqual({
      ok: false,
      error: 'not-unclaimed',
    });
    expect(claimCoins(open, WALLET, now)).toEqual({ ok: false, error: 'still-open' });
  });
});

describe('templates 5 and 6', () => {
  const cards = { pinned: [aCard({ number: 1 })], newest: undefined };
  const context = { nowMs: 1_500, retryAtMs: 2_500, balancePoints: 0n, cards };

  test('turn won into points one to one, and foreign coins by their card', () => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['USD', 100n],
      ]),
      WALLET,
      context,
    );

    expect(parts.map((part) => [part.transfer.template, ...legs(part.transfer)])).toEqual([
      [
        '5',
        'Dr dep:pending:wallet:KRW 500',
        'Cr position:KRW 500',
        'Dr position:PTS 500',
        'Cr pts:avail:wallet 500',
      ],
      [
        '6',
        'Dr dep:pending:wallet:USD 100',
        'Cr position:USD 100',
        'Dr position:PTS 1350',
        'Cr pts:avail:wallet 1289',
        'Cr fx:spread:PTS 61',
      ],
    ]);
    expect(deposit).toMatchObject({ state: 'matured', dueAtMs: undefined, blocked: undefined });
  });

  test.each([
    // balance before, what matures, what waits
    [499_500n, [500n], ['USD']],
    [499_700n, [300n], ['KRW', 'USD']],
    [500_000n, [], ['KRW', 'USD']],
    [600_000n, [], ['KRW', 'USD']],
    [498_211n, [500n, 1_289n], []],
    [498_212n, [500n], ['USD']],
  ])('stop at the balance cap: with %s points %s mature', (balancePoints, matured, waiting) => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['USD', 100n],
      ]),
      WALLET,
      { ...context, balancePoints },
    );

    const stillWaiting = deposit.lines
      .filter((line) => line.maturedMinor < line.amountMinor)
      .map((line) => line.currency);
    expect(parts.map((part) => part.points)).toEqual(matured);
    expect(stillWaiting).toEqual(waiting);
    expect([deposit.state, deposit.blocked, deposit.dueAtMs]).toEqual(
      waiting.length > 0 ? ['closed', 'balance-cap', 2_500] : ['matured', undefined, undefined],
    );
  });

  test('mature the rest of the won later, under another id', () => {
    const first = mature(aClosedDeposit([['KRW', 500n]]), WALLET, {
      ...context,
      balancePoints: 499_700n,
    });

    const second = mature(first.deposit, WALLET, context);

    expect([first, second].map((step) => step.parts[0]?.transfer.id)).toEqual([
      'maturity/deposit/KRW/0',
      'maturity/deposit/KRW/300',
    ]);
    expect(second.deposit).toMatchObject({
      state: 'matured',
      lines: [{ maturedMinor: 500n, maturedPoints: 500n }],
    });
  });

  test('leave a currency that nobody quotes to a person', () => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['THB', 100n],
      ]),
      WALLET,
      context,
    );

    expect(parts.map((part) => part.points)).toEqual([500n]);
    expect(deposit).toMatchObject({ state: 'review', reviewReason: 'no-rate', dueAtMs: undefined });
  });

  test('open no lot for coins that are worth less than half a point', () => {
    const card = aCard({ number: 1, mid: { num: '1', den: '1000' } });

    const { deposit, parts } = mature(aClosedDeposit([['USD', 100n]]), WALLET, {
      ...context,
      cards: { pinned: [card], newest: undefined },
    });

    expect(parts).toMatchObject([{ lot: undefined, points: 0n }]);
    expect(legs(parts[0]!.transfer)).toEqual([
      'Dr dep:pending:wallet:USD 100',
      'Cr position:USD 100',
    ]);
    expect(deposit.state).toBe('matured');
  });

  test('open lots that live for five calendar years', () => {
    const lot = openLot({
      id: 'x',
      walletId: WALLET,
      depositId: DEPOSIT,
      openedAtMs: Date.UTC(2028, 1, 29),
      points: 5n,
    });

    expect(new Date(lot.expiresAtMs).toISOString()).toBe('2033-03-01T00:00:00.000Z');
  });
});
