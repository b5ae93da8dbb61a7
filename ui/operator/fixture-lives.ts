// What the ledger of the fixtures tells of one kiosk over time, and of approved coin tables.
import type { LifeEntry } from '#ledger/contract/kiosk-life.ts';
import { agoText, fixtureId, KIOSKS } from './fixtures.ts';
import type { ApprovedTable } from './view/approved-tables.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const ACCEPTOR = 'TKL/EMU/12345678';

const batch = (ago: number, batchSeq: number, lastSeq: number, coins: number): LifeEntry => ({
  kind: 'batch',
  at: agoText(ago),
  kioskEpoch: 1,
  batchSeq,
  firstSeq: lastSeq - coins - 1,
  lastSeq,
  coins,
});
const told = (ago: number, state: string, reason?: string): LifeEntry => ({
  kind: 'told',
  at: agoText(ago),
  softwareVersion: '0.1.0',
  acceptors: [{ acceptorId: ACCEPTOR, state, ...(reason !== undefined && { reason }) }],
});

const ENTRIES: readonly LifeEntry[] = [
  batch(4 * MINUTE_MS, 4_207, 48_211, 96),
  { kind: 'coins', at: agoText(32 * MINUTE_MS), count: 184 },
  told(50 * MINUTE_MS, 'ready'),
  { kind: 'command', at: agoText(HOUR_MS), number: 4, command: 'disable' },
  told(70 * MINUTE_MS, 'out-of-service', 'self-check'),
  {
    kind: 'gap',
    at: agoText(72 * MINUTE_MS),
    id: 'Z2Fw',
    task: 'credits-lost',
    text: '3 events of an acceptor were lost (reset).',
  },
  { kind: 'coins', at: agoText(92 * MINUTE_MS), count: 1 },
  batch(95 * MINUTE_MS, 4_206, 48_113, 1),
  { kind: 'cashbox', at: agoText(26 * HOUR_MS), kioskEpoch: 1, seq: 41_007, sealNumber: 'B-2074' },
  {
    kind: 'fault',
    at: agoText(30 * HOUR_MS),
    id: 'ZHJpZnQ',
    task: 'kiosk-drifts',
    text: 'More than 2,000 of a million coins were counted wrongly.',
    closedAt: agoText(28 * HOUR_MS),
  },
];

/** The kiosk of the gallery. */
export const LIFE_KIOSK = fixtureId(107);
export const LIFE_PATH = `/operator/kiosks/${LIFE_KIOSK}/life`;

const table = (number: number, hours: number, more: Partial<ApprovedTable>): ApprovedTable => ({
  table: {
    type: 'coin-table',
    number,
    acceptorId: ACCEPTOR,
    positions: [
      { position: 3, coinId: 'KR100A', currency: 'KRW', faceMinor: '100' },
      { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' },
      ...(number > 1
        ? [{ position: 7, coinId: 'US025A', currency: 'USD' as const, faceMinor: '25' }]
        : []),
    ],
    approvedBy: 'admin 48f4e9',
    approvedAt: agoText(hours * HOUR_MS),
    testCoins: [
      { position: 3, count: 12 },
      { position: 4, count: 10 },
    ],
    kid: '0123456789abcdef',
    signature: 'signature',
  },
  isInForce: false,
  kioskIds: [KIOSKS[7]!.id, KIOSKS[5]!.id],
  ...more,
});

export const LIFE_ANSWERS: Readonly<Record<string, unknown>> = {
  [LIFE_PATH]: { entries: ENTRIES },
  '/operator/coin-tables/approved': {
    coinTables: [table(1, 2_400, {}), table(2, 900, { isInForce: true })],
  },
};
