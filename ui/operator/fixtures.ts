// A small fleet and its books as the gallery and the tests show them, by the path that reads each.
import type { FleetKiosk, KioskCash } from './view/fleet.ts';

/** The moment of all fixtures: Sunday 22 November 2026, 14:32 in Seoul. */
export const FIXTURE_NOW_MS = Date.parse('2026-11-22T05:32:00.000Z');

export const agoText = (ms: number): string => new Date(FIXTURE_NOW_MS - ms).toISOString();
export const fixtureId = (number: number): string =>
  `0192f0c0-0000-7000-8000-${String(number).padStart(12, '0')}`;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type Some = Readonly<{
  name: string;
  seenMs?: number;
  place?: readonly [latitude: number, longitude: number];
  unsent?: number;
  isJammed?: boolean;
  more?: Partial<FleetKiosk>;
}>;

function kiosk(number: number, { name, seenMs, place, unsent, isJammed, more }: Some): FleetKiosk {
  return {
    id: fixtureId(number),
    name,
    state: 'active',
    kioskEpoch: 1,
    lastBatchSeq: 4_100 + number,
    heldBatches: 0,
    ...(seenMs !== undefined && { lastSeenAt: agoText(seenMs) }),
    ...(place && { position: { latitudeE6: place[0] * 1e6, longitudeE6: place[1] * 1e6 } }),
    health: {
      unsentRecords: unsent ?? 0,
      softwareVersion: '0.1.0',
      acceptors: [
        isJammed
          ? { acceptorId: 'TKL/EMU/12345678', state: 'out-of-service', reason: 'jam' }
          : { acceptorId: 'TKL/EMU/12345678', state: 'ready' },
      ],
    },
    ...more,
  };
}

export const KIOSKS: readonly FleetKiosk[] = [
  kiosk(5, { name: 'Saesol Apt. gate', seenMs: 4_000, place: [37.39, 127.11] }),
  kiosk(12, { name: 'Gimhae Airport intl.', seenMs: 12_000, place: [35.17, 128.95] }),
  kiosk(19, { name: 'Hanbit Mart 1F', seenMs: 35_000, place: [36.35, 127.38] }),
  kiosk(31, { name: 'Happy Village 1', seenMs: 3_000, place: [35.16, 126.85] }),
  kiosk(42, {
    name: 'Hanbit Univ. dorm A',
    seenMs: 12_000,
    place: [36.37, 127.36],
    isJammed: true,
  }),
  kiosk(64, { name: 'Seoul Stn. B2', seenMs: 5_000, place: [37.555, 126.97] }),
  kiosk(88, {
    name: 'Jeju Airport arrivals',
    seenMs: 3 * HOUR_MS,
    place: [33.5, 126.49],
    unsent: 1_284,
  }),
  kiosk(107, { name: 'Incheon T2 duty free 3F', seenMs: 2_000, place: [37.46, 126.44] }),
  kiosk(120, {
    name: 'Blue Hall lobby',
    more: { kioskEpoch: 0, lastBatchSeq: 0, health: undefined },
  }),
  kiosk(130, {
    name: 'Old market east',
    seenMs: 20 * MINUTE_MS,
    more: { state: 'quarantined', heldBatches: 14 },
  }),
];

const coins = (count: number) => [
  { currency: 'KRW', faceMinor: '500', count: Math.round(count * 0.3) },
  { currency: 'KRW', faceMinor: '100', count: Math.round(count * 0.5) },
  { currency: 'KRW', faceMinor: '10', count: Math.round(count * 0.15) },
  { currency: 'USD', faceMinor: '25', count: Math.round(count * 0.05) },
];
const cash = (number: number, count: number, miscountedPerMillion: number): KioskCash => ({
  kioskId: fixtureId(number),
  coins: coins(count),
  worthWon: String(count * 219),
  agrees: true,
  collections: count === 0 ? 0 : 4,
  miscountedPerMillion,
  isDrifting: miscountedPerMillion > 2_000,
});

export const CASH: readonly KioskCash[] = [
  cash(5, 2_350, 0),
  cash(12, 4_150, 200),
  cash(19, 1_100, 100),
  cash(31, 4_400, 100),
  cash(42, 1_700, 300),
  cash(64, 2_900, 200),
  cash(88, 3_600, 500),
  cash(107, 3_050, 6_900),
  cash(120, 0, 0),
  cash(130, 450, 0),
];

const DAY = [
  6, 4, 3, 2, 3, 8, 22, 38, 50, 55, 58, 72, 80, 66, 60, 62, 70, 90, 100, 84, 60, 40, 20, 10,
];
export const HOURS = {
  lastHour: '2026-11-22T05:00:00.000Z',
  kiosks: KIOSKS.filter(({ kioskEpoch }) => kioskEpoch > 0).map(({ id }, i) => ({
    kioskId: id,
    counts: DAY.map((share, hour) =>
      i === 4 && hour > 15 ? 0 : Math.round((share * (30 + ((i * 7 + hour * 3) % 11) * 6)) / 30),
    ),
  })),
};

const WEEKS = [310, 280, 295, 330, 460, 520, 260, 300, 290, 305, 345, 480, 505, 190];
export const DAYS = {
  lastDay: '2026-11-22',
  kiosks: KIOSKS.filter(({ kioskEpoch }) => kioskEpoch > 0).map(({ id }, i) => ({
    kioskId: id,
    // One stands since the day before yesterday, one had nobody for a week.
    counts: WEEKS.map((count, day) =>
      (i === 3 && day < 11) || (i === 8 && day > 4) ? 0 : Math.round((count * (6 + i)) / 8),
    ),
  })),
};
