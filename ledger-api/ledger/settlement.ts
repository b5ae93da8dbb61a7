// Template 16: at a cut of the log we turn what we owe a shop into won, pay it, or take a refused payment back.
import type { ShopId } from '../contract/ids.ts';
import { bankMoney, partnerPayable, position, settlementClearing } from './account.ts';
import { type BusinessDay, businessDay, workingDaysLater } from './business-day.ts';
import { SETTLEMENT_POLICY } from './policy/settlement.ts';
import type { ShopMovementKind } from './shop-movement.ts';
import { credit, debit, type Posting, type Transfer, transfer } from './transfer.ts';

/** One run settles every shop up to one place of the log, a page of shops at a time. */
export type SettlementRun = Readonly<{
  id: string;
  cutPosition: number;
  madeAtMs: number;
  madeBy: string;
  /** The last shop that was looked at; undefined before the first. */
  doneThrough: ShopId | undefined;
  state: 'open' | 'done';
}>;

export type Settlement = Readonly<{
  shopId: ShopId;
  runId: string;
  /** `open`: waits for the bank. */
  state: 'open' | 'paid' | 'rejected';
  /** Movements behind the first and up to the last of these places are in it. */
  afterPosition: number;
  throughPosition: number;
  afterMs: number | undefined;
  throughMs: number;
  gross: bigint;
  refunds: bigint;
  fee: bigint;
  /** Settlements that the bank refused, and corrections. */
  carried: bigint;
  /** gross − refunds − fee + carried, always above zero. */
  net: bigint;
  payoutDay: BusinessDay;
  policyVersion: number;
  decidedAtMs: number | undefined;
  /** What the bank calls the payment, or why it refused it. */
  note: string | undefined;
}>;

/** Sums of the movements that are not settled yet. */
export type MovementTotal = Readonly<{
  kind: ShopMovementKind;
  grossPoints: bigint;
  feePoints: bigint;
  netPoints: bigint;
}>;

export type SettlementStep = Readonly<{ settlement: Settlement; transfers: readonly Transfer[] }>;

type Period = Pick<Settlement, 'shopId' | 'afterPosition' | 'afterMs'>;

/** Settles a shop; undefined when nothing is owed: what it has then waits for the next run. */
export function settleShop(
  run: SettlementRun,
  period: Period,
  totals: readonly MovementTotal[],
  zone: string,
): SettlementStep | undefined {
  const net = sum(totals, ALL, (one) => one.netPoints);
  if (net <= 0n) return undefined;
  const settlement: Settlement = {
    ...period,
    runId: run.id,
    state: 'open',
    throughPosition: run.cutPosition,
    throughMs: run.madeAtMs,
    gross: sum(totals, ['capture'], (one) => one.grossPoints),
    refunds: -sum(totals, ['refund'], (one) => one.grossPoints),
    fee: sum(totals, ['capture', 'refund'], (one) => one.feePoints),
    carried: sum(totals, ['returned', 'correction'], (one) => one.netPoints),
    net,
    payoutDay: workingDaysLater(
      businessDay(run.madeAtMs, zone),
      SETTLEMENT_POLICY.payoutAfterWorkingDays,
    ),
    policyVersion: SETTLEMENT_POLICY.version,
    decidedAtMs: undefined,
    note: undefined,
  };
  return { settlement, transfers: [made(settlement, 'settled', settledLegs(settlement))] };
}

type Decision = Readonly<{ nowMs: number; bankAccountId: string; note: string }>;

export type DecideSettlementResult =
  | ({ ok: true } & SettlementStep)
  | { ok: false; error: 'settlement-decided' };

/** The bank has paid it. */
export function paySettlement(open: Settlement, decision: Decision): DecideSettlementResult {
  if (open.state !== 'open') return DECIDED;
  const legs = paidLegs(open, decision.bankAccountId);
  return decided(open, 'paid', decision, [made(open, 'paid', legs, decision.nowMs)]);
}

/** The bank refused it, or sent it back: every leg so far is mirrored, and the shop is owed the same again. */
export function rejectSettlement(known: Settlement, decision: Decision): DecideSettlementResult {
  if (known.state === 'rejected') return DECIDED;
  const { nowMs, bankAccountId } = decision;
  const returned =
    known.state === 'paid'
      ? [made(known, 'returned', mirrored(paidLegs(known, bankAccountId)), nowMs)]
      : [];
  const rejected = made(known, 'rejected', mirrored(settledLegs(known)), nowMs);
  return decided(known, 'rejected', decision, [...returned, rejected]);
}

const settledLegs = ({ shopId, runId, net }: Settlement): readonly Posting[] => [
  debit(partnerPayable(shopId), 'PTS', net),
  credit(position('PTS'), 'PTS', net),
  debit(position('KRW'), 'KRW', net),
  credit(settlementClearing(shopId, runId), 'KRW', net),
];

const paidLegs = ({ shopId, runId, net }: Settlement, bankAccountId: string) => [
  debit(settlementClearing(shopId, runId), 'KRW', net),
  credit(bankMoney(bankAccountId, 'KRW'), 'KRW', net),
];

const mirrored = (legs: readonly Posting[]): readonly Posting[] =>
  legs.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor }));

const made = (
  { shopId, runId, policyVersion, throughMs }: Settlement,
  step: string,
  postings: readonly Posting[],
  atMs = throughMs,
): Transfer =>
  transfer({
    id: `settlement/${shopId}/${runId}/${step}`,
    template: '16',
    atMs,
    postings,
    details: {
      shopId,
      subject: { kind: 'settlement', id: runId },
      step,
      policies: [{ name: 'settlement', version: policyVersion }],
    },
  });

const decided = (
  settlement: Settlement,
  state: 'paid' | 'rejected',
  { nowMs, note }: Decision,
  transfers: readonly Transfer[],
): DecideSettlementResult => ({
  ok: true,
  settlement: { ...settlement, state, decidedAtMs: nowMs, note },
  transfers,
});

const DECIDED = { ok: false, error: 'settlement-decided' } as const;
const ALL: readonly ShopMovementKind[] = ['capture', 'refund', 'returned', 'correction'];

const sum = (
  totals: readonly MovementTotal[],
  kinds: readonly ShopMovementKind[],
  of: (total: MovementTotal) => bigint,
): bigint => totals.reduce((all, one) => (kinds.includes(one.kind) ? all + of(one) : all), 0n);
