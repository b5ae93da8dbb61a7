// The fleet as an operator has to see it: what is wrong first, and what to do about it.
import type { IconName } from '../../kit/icon.tsx';

/** A kiosk as the ledger's lists tell it; what the ledger does not know is absent. */
export type FleetKiosk = Readonly<{
  id: string;
  name: string;
  state: 'active' | 'quarantined' | 'revoked';
  kioskEpoch: number;
  lastSeenAt?: string | undefined;
  lastBatchSeq: number;
  heldBatches: number;
  /** What its last heartbeat told. */
  health?: KioskHealth | undefined;
  position?: Readonly<{ latitudeE6: number; longitudeE6: number }> | undefined;
}>;

export type KioskHealth = Readonly<{
  unsentRecords: number;
  softwareVersion: string;
  cashboxCoinsMax?: number | undefined;
  acceptors: readonly Readonly<{ acceptorId?: string; state: string; reason?: string }>[];
}>;

export type KioskCash = Readonly<{
  kioskId: string;
  coins: readonly Readonly<{ currency: string; faceMinor: string; count: number }>[];
  worthWon: string;
  agrees: boolean;
  /** Counted bags behind its accuracy; without one nothing is known of it. */
  collections: number;
  miscountedPerMillion: number;
  isDrifting: boolean;
}>;

/** Worst first: this order is the order of the table. */
export const STANDINGS = [
  'drifting',
  'differs',
  'quarantined',
  'faulted',
  'offline',
  'full',
  'held',
  'filling',
  'new',
  'open',
  'revoked',
] as const;
export type Standing = (typeof STANDINGS)[number];
export type Tone = 'bad' | 'warn' | 'good' | 'quiet';

export type FleetRow = Readonly<{
  kiosk: FleetKiosk;
  standing: Standing;
  coinCount: number | undefined;
  worthWon: bigint | undefined;
  /** Share of the cashbox that is full, in percent. */
  fillPercent: number | undefined;
  /** 10,000 is one hundred percent; undefined before the first collection told anything. */
  accuracy: number | undefined;
  seenAgoMs: number | undefined;
}>;

/** The rows of the fleet, worst first, then by name. */
export function fleetRows(
  kiosks: readonly FleetKiosk[],
  cash: readonly KioskCash[],
  nowMs: number,
): readonly FleetRow[] {
  const byId = new Map(cash.map((one) => [one.kioskId, one]));
  return kiosks
    .map((kiosk) => fleetRow(kiosk, byId.get(kiosk.id), nowMs))
    .toSorted(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        a.kiosk.name.localeCompare(b.kiosk.name, undefined, { numeric: true }),
    );
}

/** One kiosk with everything that follows from what is known of it. */
export function fleetRow(kiosk: FleetKiosk, cash: KioskCash | undefined, nowMs: number): FleetRow {
  const seenMs = kiosk.lastSeenAt === undefined ? undefined : Date.parse(kiosk.lastSeenAt);
  const seenAgoMs = seenMs === undefined ? undefined : Math.max(0, nowMs - seenMs);
  const coinCount = cash?.coins.reduce((sum, { count }) => sum + count, 0);
  const fillPercent =
    coinCount === undefined
      ? undefined
      : Math.min(100, Math.round((coinCount * 100) / coinsMaxOf(kiosk)));
  const row = {
    kiosk,
    coinCount,
    fillPercent,
    worthWon: cash && BigInt(cash.worthWon),
    accuracy: cash?.collections ? 10_000 - Math.round(cash.miscountedPerMillion / 100) : undefined,
    seenAgoMs,
  };
  return { ...row, standing: standingOf(row, cash) };
}

function standingOf(row: Omit<FleetRow, 'standing'>, cash: KioskCash | undefined): Standing {
  const { kiosk, fillPercent = 0, seenAgoMs } = row;
  if (kiosk.state === 'revoked') return 'revoked';
  if (cash?.isDrifting) return 'drifting';
  if (cash && !cash.agrees) return 'differs';
  if (kiosk.state === 'quarantined') return 'quarantined';
  if (kiosk.kioskEpoch === 0) return 'new';
  if (seenAgoMs === undefined || seenAgoMs > OFFLINE_AFTER_MS) return 'offline';
  if (kiosk.health?.acceptors.some(({ state }) => state !== 'ready')) return 'faulted';
  if (fillPercent >= 95) return 'full';
  if (kiosk.heldBatches > 0) return 'held';
  return fillPercent >= 80 ? 'filling' : 'open';
}

/** Tone and icon of a standing; its word stands beside them, always. */
export const LOOKS: Readonly<Record<Standing, Readonly<{ tone: Tone; icon: IconName }>>> = {
  drifting: { tone: 'bad', icon: 'drift' },
  differs: { tone: 'bad', icon: 'drift' },
  quarantined: { tone: 'bad', icon: 'close' },
  faulted: { tone: 'bad', icon: 'jam' },
  offline: { tone: 'bad', icon: 'offline' },
  full: { tone: 'bad', icon: 'full' },
  held: { tone: 'warn', icon: 'clock' },
  filling: { tone: 'warn', icon: 'full' },
  new: { tone: 'warn', icon: 'pickup' },
  open: { tone: 'good', icon: 'check' },
  revoked: { tone: 'quiet', icon: 'close' },
};

/** What the cashbox of a kiosk holds of mixed coins, as it tells, or else that of our cabinet; a forecast, never a count. */
export const coinsMaxOf = ({ health }: Pick<FleetKiosk, 'health'>): number =>
  health?.cashboxCoinsMax ?? OUR_CASHBOX_COINS_MAX;

const OUR_CASHBOX_COINS_MAX = 5_000;
/** Three heartbeats and a little, as the ledger's own directory has it. */
const OFFLINE_AFTER_MS = 65_000;
