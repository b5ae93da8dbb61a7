// Claims, withdrawals and settlements of the fixtures, by path.
import { agoText, fixtureId, KIOSKS } from './fixtures.ts';

const HOUR_MS = 3_600_000;

export const PEOPLE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/operator/claims?state=open': {
    claims: [
      {
        id: fixtureId(600),
        kind: 'miscount',
        state: 'open',
        depositId: fixtureId(701),
        text: 'I poured 42 coins of 500 won and the screen said 39.',
        filedAt: agoText(50 * HOUR_MS),
        dueAt: agoText(-286 * HOUR_MS),
        evidence: {
          kioskId: KIOSKS[4]!.id,
          kioskName: 'Hanbit Univ. dorm A',
          state: 'matured',
          openedAt: agoText(72 * HOUR_MS),
          coins: [{ currency: 'KRW', faceMinor: '500', count: 39 }],
          records: { kioskEpoch: 1, firstSeq: 4_100, lastSeq: 4_142 },
          batches: [{ kioskEpoch: 1, batchSeq: 812, batchHash: 'b'.repeat(64) }],
          events: [
            { at: agoText(72 * HOUR_MS), kind: 'credits-lost', text: 'Three credits were lost.' },
          ],
          coinTables: [
            {
              acceptorId: 'NRI/G-13/00412',
              number: 3,
              approvedBy: 'park.j',
              approvedAt: agoText(900 * HOUR_MS),
            },
          ],
          rateCards: [],
        },
      },
    ],
  },
  '/operator/claims?state=accepted': { claims: [] },
  '/operator/claims?state=refused': { claims: [] },
  ...Object.fromEntries(
    ['unknown', 'requested', 'sent', 'failed', 'paid'].map((state, i) => [
      `/operator/withdrawals?state=${state}`,
      {
        withdrawals: [
          {
            id: fixtureId(800 + i),
            state,
            points: '20000',
            feeMinor: '500',
            payoutMinor: '19500',
            requestedAt: agoText((i + 3) * HOUR_MS),
          },
        ],
      },
    ]),
  ),
  '/operator/settlements': {
    runs: [{ id: fixtureId(850), state: 'done', cutPosition: 51_204, at: agoText(9 * HOUR_MS) }],
  },
  [`/operator/settlements/${fixtureId(850)}`]: {
    settlements: [
      {
        id: fixtureId(850),
        shopId: fixtureId(860),
        shopName: 'Hanbit Snacks',
        state: 'open',
        until: agoText(9 * HOUR_MS),
        gross: '318400',
        refunds: '8500',
        fee: '4648',
        carried: '0',
        net: '305252',
        payoutDate: '2026-11-24',
      },
    ],
  },
};
