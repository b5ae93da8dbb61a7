// What holders do besides looking, as the gallery and the tests show it: codes, gifts, withdrawals, claims, notices.
import type { ClaimView } from '#ledger/contract/claim.ts';
import type { GiftView } from '#ledger/contract/gift.ts';
import type { ConsentView, DeviceView, NoticeView } from '#ledger/contract/holder.ts';
import type { KioskPlaces, ShopPlaces } from '#ledger/contract/places.ts';
import type { BankAccountView, IdentityView, Withdrawals } from '#ledger/contract/withdrawal.ts';
import type { z } from 'zod';
import { DEPOSIT, FIXTURE_NOW_MS } from './fixtures.ts';

const DAY_MS = 86_400_000;
const at = (days: number): string => new Date(FIXTURE_NOW_MS + days * DAY_MS).toISOString();
const id = (kind: number, number: number): string =>
  `0192f0c0-0000-7000-8${kind}00-${String(number).padStart(12, '0')}`;

/** A code as old as the prototype's: 46 of its 120 seconds have passed. */
export const PAY_CODE = {
  code: '48217730',
  qr: '7F3Q92KDM4AB7F3Q92KDM4AB7F',
  ceiling: '30000',
  expiresAt: new Date(FIXTURE_NOW_MS + 120_000).toISOString(),
};

export const AWAITING = {
  // The brand belongs to the contract; a fixture may name itself.
  id: id(1, 1) as never,
  shopName: 'Hanbit Snacks',
  points: '42000',
  until: new Date(FIXTURE_NOW_MS + 48_000).toISOString(),
};

const gift = (number: number, said: Omit<GiftView, 'id' | 'lapsesAt'>): GiftView => ({
  id: id(2, number),
  lapsesAt: new Date(Date.parse(said.offeredAt) + 7 * DAY_MS).toISOString(),
  ...said,
});
export const GIFTS: readonly GiftView[] = [
  gift(1, {
    direction: 'received',
    state: 'offered',
    points: '5000',
    from: '지민',
    offeredAt: at(-1),
  }),
  gift(2, {
    direction: 'given',
    state: 'offered',
    points: '3000',
    to: '010-••••-7712',
    offeredAt: at(-2),
  }),
  gift(3, {
    direction: 'given',
    state: 'accepted',
    points: '10000',
    to: '010-••••-0048',
    offeredAt: at(-30),
    resolvedAt: at(-29),
  }),
  gift(4, {
    direction: 'given',
    state: 'lapsed',
    points: '1000',
    to: '010-••••-9900',
    offeredAt: at(-60),
    resolvedAt: at(-53),
  }),
];

export const IDENTITIES = {
  unchecked: { tier: 1, balanceCap: '500000', foreignDaily: '300000' },
  checked: {
    tier: 2,
    verifiedAt: at(-40),
    balanceCap: '2000000',
    foreignDaily: '1000000',
  },
} as const satisfies Record<string, IdentityView>;

export const BANK_ACCOUNTS: readonly BankAccountView[] = [
  { id: id(3, 1), bankCode: '004', number: '••••••1234' },
  { id: id(3, 2), bankCode: '090', number: '••••••7788' },
];

const withdrawal = (
  number: number,
  days: number,
  state: Withdrawals['withdrawals'][number]['state'],
): Withdrawals['withdrawals'][number] => ({
  id: id(4, number),
  state,
  points: '10000',
  feeMinor: '300',
  payoutMinor: '9700',
  bankCode: '004',
  accountNumber: '••••••1234',
  requestedAt: at(days),
});
export const WITHDRAWALS: Withdrawals = {
  terms: { policyVersion: 1, minimumPoints: '2000', feeMinor: '300' },
  withdrawals: [
    withdrawal(1, 0, 'requested'),
    withdrawal(2, -1, 'sent'),
    withdrawal(3, -12, 'paid'),
    withdrawal(4, -40, 'failed'),
  ],
};

const claim = (number: number, said: Omit<ClaimView, 'id' | 'dueAt'>): ClaimView => ({
  id: id(5, number),
  dueAt: new Date(Date.parse(said.filedAt) + 14 * DAY_MS).toISOString(),
  ...said,
});
export const CLAIMS: readonly ClaimView[] = [
  claim(1, {
    kind: 'miscount',
    state: 'open',
    depositId: DEPOSIT.id,
    text: 'Two coins of ₩500 are missing.',
    filedAt: at(-1),
  }),
  claim(2, {
    kind: 'wrong-number',
    state: 'accepted',
    receiptCode: '7F3Q92KDM4',
    text: 'I typed one digit wrong.',
    filedAt: at(-20),
    decidedAt: at(-18),
    answer: 'We found the deposit and moved it to your wallet.',
  }),
];

type Notice = z.infer<typeof NoticeView>;
const notice = (number: number, days: number, said: Pick<Notice, 'kind' | 'facts'>): Notice => ({
  number,
  at: at(days),
  ...said,
  ...(number < 8 && { readAt: at(days) }),
});
export const NOTICES: readonly Notice[] = [
  notice(9, -0.1, { kind: 'gift-offered', facts: { giftId: id(2, 1), points: '5000' } }),
  notice(8, -1, { kind: 'deposit', facts: { depositId: DEPOSIT.id } }),
  notice(7, -3, { kind: 'withdrawal-paid', facts: { withdrawalId: id(4, 3), points: '10000' } }),
  notice(6, -4, { kind: 'withdrawal-failed', facts: { withdrawalId: id(4, 4), points: '10000' } }),
  notice(5, -18, { kind: 'claim-decided', facts: { claimId: id(5, 2), state: 'accepted' } }),
  notice(4, -20, {
    kind: 'expiry',
    facts: { points: '1200', expiresAt: at(40), days: '60' },
  }),
  notice(3, -25, { kind: 'promotion', facts: { promotionId: id(6, 1), points: '500' } }),
  notice(2, -30, { kind: 'phone-change', facts: {} }),
];

export const CONSENTS: readonly z.infer<typeof ConsentView>[] = [
  { kind: 'marketing', version: 1, isGiven: false },
  { kind: 'third-party', version: 1, isGiven: false },
  { kind: 'location', version: 1, isGiven: true, decidedAt: at(-10), decidedVersion: 1 },
];

const device = (number: number, days: number, isThis: boolean): z.infer<typeof DeviceView> => ({
  id: String(number).padStart(32, '0'),
  signedInAt: at(days - 3),
  lastSeenAt: at(days),
  isThis,
});
export const DEVICES = [device(1, 0, true), device(2, -2, false)] as const;

// Brands belong to the contract; a fixture may name itself.
const place = (kind: number, number: number): never => id(kind, number) as never;

export const KIOSKS: KioskPlaces['kiosks'] = [
  { id: place(7, 1), name: 'Demo kiosk', state: 'open' },
  { id: place(7, 2), name: 'Incheon T2 3F', state: 'offline' },
  { id: place(7, 3), name: 'Happy Village 1', state: 'out-of-service' },
];

export const SHOPS: ShopPlaces['shops'] = [
  {
    id: place(8, 1),
    name: 'Hanbit Snacks',
    state: 'open',
    position: { latitudeE6: 37_566_300, longitudeE6: 126_977_900 },
    hours: '09:00–22:00',
  },
  {
    id: place(8, 2),
    name: 'Badang Books',
    state: 'open',
    position: { latitudeE6: 35_179_600, longitudeE6: 129_075_600 },
    hours: '10:00–20:00',
  },
  { id: place(8, 3), name: 'Corner Mart', state: 'paused' },
];
