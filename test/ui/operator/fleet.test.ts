// The fleet: what is wrong stands first, and what is not known is not claimed.
import { describe, expect, test } from 'vitest';
import { fleetRow, fleetRows, type FleetKiosk, type KioskCash } from '#ui/operator/view/fleet.ts';

import { spotsOf } from '#ui/operator/view/spots.ts';

const NOW_MS = Date.parse('2026-11-22T05:32:00.000Z');
const ago = (ms: number): string => new Date(NOW_MS - ms).toISOString();

const aKiosk = (more: Partial<FleetKiosk> = {}): FleetKiosk => ({
  id: 'kiosk',
  name: 'Kiosk',
  state: 'active',
  kioskEpoch: 1,
  lastSeenAt: ago(3_000),
  lastBatchSeq: 7,
  heldBatches: 0,
  ...more,
});
const aCashbox = (more: Partial<KioskCash> = {}): KioskCash => ({
  kioskId: 'kiosk',
  coins: [{ currency: 'KRW', faceMinor: '100', count: 1_000 }],
  worthWon: '100000',
  agrees: true,
  collections: 2,
  miscountedPerMillion: 300,
  isDrifting: false,
  ...more,
});
const coins = (count: number) => [{ currency: 'KRW', faceMinor: '100', count }];

test('kiosks that stand close together share one spot, which is as bad as the worst of them', () => {
  const at = (latitude: number, longitude: number) => ({
    latitudeE6: latitude * 1e6,
    longitudeE6: longitude * 1e6,
  });
  const rows = fleetRows(
    [
      aKiosk({ id: 'a', name: 'A', position: at(36.37, 127.36), state: 'quarantined' }),
      aKiosk({ id: 'b', name: 'B', position: at(33.5, 126.5) }),
      aKiosk({ id: 'c', name: 'C', position: at(36.35, 127.38) }),
      aKiosk({ id: 'd', name: 'D' }),
      aKiosk({ id: 'e', name: 'E', position: at(48.86, 2.29) }),
    ],
    [],
    NOW_MS,
  );

  const spots = spotsOf(rows).map(({ standing, numbers }) => [standing, numbers]);

  expect(spots).toEqual([
    ['quarantined', [1, 3]],
    ['open', [2]],
  ]);
});

describe('how a kiosk stands', () => {
  const health = (state: string) => ({
    unsentRecords: 0,
    softwareVersion: '1',
    acceptors: [{ state }],
  });
  test.each([
    ['open', {}, {}],
    ['drifting', {}, { isDrifting: true }],
    ['differs', {}, { agrees: false }],
    ['quarantined', { state: 'quarantined' as const }, {}],
    ['faulted', { health: health('out-of-service') }, {}],
    ['open', { health: health('ready') }, {}],
    ['filling', { health: { ...health('ready'), cashboxCoinsMax: 1_000 } }, { coins: coins(820) }],
    ['offline', { lastSeenAt: ago(66_000) }, {}],
    ['new', { kioskEpoch: 0, lastSeenAt: undefined }, {}],
    ['held', { heldBatches: 2 }, {}],
    ['filling', {}, { coins: coins(4_100) }],
    ['full', {}, { coins: coins(4_800) }],
    ['revoked', { state: 'revoked' as const, lastSeenAt: ago(1e9) }, {}],
  ])('%s', (standing, kiosk, cash) => {
    expect(fleetRow(aKiosk(kiosk), aCashbox(cash), NOW_MS).standing).toBe(standing);
  });

  test('is worse for a drifting count than for silence', () => {
    const rows = fleetRows(
      [
        aKiosk({ id: 'a', name: 'A' }),
        aKiosk({ id: 'b', name: 'B', lastSeenAt: ago(1e7) }),
        aKiosk({ id: 'c', name: 'C' }),
      ],
      [aCashbox({ kioskId: 'c', isDrifting: true })],
      NOW_MS,
    );

    expect(rows.map(({ kiosk, standing }) => `${kiosk.id} ${standing}`)).toEqual([
      'c drifting',
      'b offline',
      'a open',
    ]);
  });
});

describe('what is shown of a kiosk', () => {
  test('is its fill, its worth and its accuracy', () => {
    expect(fleetRow(aKiosk(), aCashbox(), NOW_MS)).toMatchObject({
      coinCount: 1_000,
      fillPercent: 20,
      worthWon: 100_000n,
      accuracy: 9_997,
      seenAgoMs: 3_000,
    });
  });

  test('is unknown where nothing was told', () => {
    expect(fleetRow(aKiosk({ lastSeenAt: undefined }), undefined, NOW_MS)).toMatchObject({
      coinCount: undefined,
      fillPercent: undefined,
      accuracy: undefined,
      seenAgoMs: undefined,
    });
    // No collection has told yet how exactly it counts.
    const cash = aCashbox({ collections: 0, miscountedPerMillion: 0 });
    expect(fleetRow(aKiosk(), cash, NOW_MS).accuracy).toBeUndefined();
  });
});
