import { describe, expect, test } from 'vitest';
import { type Account, boundOf, isWithinBound, position } from '#ledger/ledger/account.ts';
import { bookCoins } from '#ledger/ledger/book-coins.ts';
import { claimCoins } from '#ledger/ledger/claim-coins.ts';
import type { Owner } from '#ledger/ledger/deposit.ts';
import { limitsOf } from '#ledger/ledger/policy/wallet-limits.ts';
import { mature } from '#ledger/ledger/maturity.ts';
import {
  credit,
  debit,
  readTransfer,
  transfer,
  transferDocument,
} from '#ledger/ledger/transfer.ts';
import { aCard } from '../../support/books.ts';

import { aClosedDeposit, DEPOSIT, KIOSK, legs, WALLET } from '../../support/closed-deposit.ts';

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
      foreignTodayPoints: 0n,
      limits: limitsOf(1),
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
  const now = { nowMs: 9_000, holdPeriods: { defaultMs: 500, byCurrency: {} } };

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
