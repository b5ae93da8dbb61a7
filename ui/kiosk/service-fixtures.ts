// The service screen's states for the gallery: signing in, each part, and what may be wrong.
import type { Fixture } from './fixtures.ts';
import { shared } from './fixture-parts.ts';
import type { ServiceView } from './screens/service-rows.ts';

const CHECKS = [
  'acceptor',
  'slot-closes',
  'coin-table',
  'prices',
  'ledger',
  'clock',
  'journal',
] as const;
const LOG = [
  'the coin acceptor does not answer',
  'a batch has to wait',
  'a wrong code or PIN at the service screen',
  'the service screen was opened',
  'a document is not signed by our ledger',
  'coin acceptor',
];

const signIn = { screen: 'service-sign-in', ...shared, state: 'open' } as const;
const service: ServiceView = {
  screen: 'service',
  ...shared,
  operatorCode: '17',
  acceptors: [{ state: 'ready', acceptorId: 'TKL/TKL-EMU/12345678' }],
  counts: { coins: 12_480, returned: 231, gaps: 0, storeFailures: 0 },
  cashbox: {
    isInserted: true,
    movedAt: '2026-11-20T05:32:00.000Z',
    totals: [
      { currency: 'KRW', amountMinor: '1284500', count: 6_204 },
      { currency: 'USD', amountMinor: '4875', count: 212 },
    ],
    isMoving: false,
  },
  sending: { state: 'all-sent' },
  selfTest: { state: 'none', checks: [] },
  log: LOG.map((message, i) => ({
    at: `2026-11-22T05:3${9 - i}:00.000Z`,
    isWarning: i % 2 === 0,
    message,
  })),
  isNotStored: false,
  softwareVersion: '0.1.0',
};
const tested = {
  state: 'done' as const,
  checks: CHECKS.map((name) => ({ name, isGood: name !== 'ledger' })),
};
const out = { ...service.cashbox, isInserted: false, totals: [] };

export const serviceFixtures: Readonly<Record<string, Fixture>> = {
  'service-sign-in': { view: signIn },
  'service-refused': { view: { ...signIn, state: 'refused' } },
  'service-locked': { view: { ...signIn, state: 'locked', lockedSeconds: 871 } },
  'service-not-set-up': { view: { ...signIn, state: 'not-set-up' } },
  'service-slot': { view: service },
  'service-fault': {
    view: {
      ...service,
      acceptors: [
        { state: 'ready', acceptorId: 'TKL/TKL-EMU/12345678' },
        { state: 'out-of-service', fault: 'no-approved-table' },
      ],
      counts: { ...service.counts, gaps: 2, storeFailures: 1 },
    },
  },
  'service-cashbox': { view: service, serviceTab: 'cashbox' },
  'service-cashbox-out': { view: { ...service, cashbox: out }, serviceTab: 'cashbox' },
  'service-not-stored': { view: { ...service, isNotStored: true }, serviceTab: 'cashbox' },
  'service-seal': { view: service, serviceTab: 'cashbox', page: 'seal' },
  'service-offline': {
    view: {
      ...service,
      isOnline: false,
      unsentRecords: 281,
      sending: { state: 'waiting', why: 'no-network', attempt: 14, retrySeconds: 48 },
    },
    serviceTab: 'sending',
  },
  'service-log': { view: service, serviceTab: 'log' },
  'service-test': { view: { ...service, selfTest: tested }, serviceTab: 'test' },
  'service-timeout': { view: { ...service, secondsLeft: 14 } },
};
