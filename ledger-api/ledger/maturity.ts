// Templates 5 and 6: at the end of the hold a deposit becomes points, as far as the limits of its wallet allow.
import { instantText, type WalletId } from '../contract/ids.ts';
import { availablePoints, pendingDeposits, position, spreadIncome } from './account.ts';
import { convert, conversionText } from './conversion.ts';
import { type Deposit, type DepositLine, holdEndsAtMs, waitingMinor } from './deposit.ts';
import { type Lot, openLot } from './lot.ts';
import { HOLD_POLICY, holdMs } from './policy/hold.ts';
import type { WalletLimits } from './policy/wallet-limits.ts';
import { type Cards, quoteOf } from './quote.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type Matured = Readonly<{
  deposit: Deposit;
  parts: readonly MaturedPart[];
  /** What foreign coins became, which counts against the limit of the day. */
  foreignPoints: bigint;
}>;

export type MaturityContext = Readonly<{
  nowMs: number;
  retryAtMs: number;
  /** Available and held. */
  balancePoints: bigint;
  /** What foreign coins of this wallet became today. */
  foreignTodayPoints: bigint;
  limits: WalletLimits;
  cards: Cards;
}>;

export type MaturedPart = Readonly<{ transfer: Transfer; lot: Lot | undefined; points: bigint }>;

/**
 * Posts what may mature now: each currency when its own hold has ended. Won matures in part when the cap is near; a foreign line matures whole or waits, for room
 * under the cap or for another day. What waits is looked at again at `retryAtMs`; what nobody quoted goes to review.
 */
export function mature(deposit: Deposit, walletId: WalletId, context: MaturityContext): Matured {
  const { limits, balancePoints, foreignTodayPoints } = context;
  let room = limits.balanceCapPoints - balancePoints;
  let foreignPoints = 0n;
  const isOnHold = ({ currency }: DepositLine): boolean =>
    holdEndsAtMs(deposit, currency) > context.nowMs;
  const waits = new Set<'balance-cap' | 'foreign-limit' | 'no-quote'>();
  const parts: MaturedPart[] = [];
  const lines = new Map(deposit.lines.map((line) => [line.currency, line]));

  for (const line of inOrder(deposit.lines)) {
    if (waitingMinor(line) === 0n || isOnHold(line)) continue;
    const foreignRoom = limits.foreignDailyPoints - foreignTodayPoints - foreignPoints;
    const step = matureLine(line, { deposit, walletId, room, foreignRoom, ...context });
    if (typeof step === 'string') {
      waits.add(step);
      continue;
    }
    parts.push(step.part);
    lines.set(line.currency, step.line);
    room -= step.part.points;
    if (line.currency !== 'KRW') foreignPoints += step.part.points;
  }

  const grown = { ...deposit, lines: deposit.lines.map((line) => lines.get(line.currency)!) };
  const made = { parts, foreignPoints };
  if (waits.has('no-quote')) return { ...made, deposit: { ...grown, ...WAITS_FOR_PERSON } };
  if (grown.lines.every((line) => waitingMinor(line) === 0n)) {
    const done = { state: 'matured', blocked: undefined, dueAtMs: undefined } as const;
    return { ...made, deposit: { ...grown, ...done } };
  }
  // Won that matured in part wants room as well, without having said so.
  const isCapped =
    waits.has('balance-cap') ||
    grown.lines.some(
      (line) => line.currency === 'KRW' && waitingMinor(line) > 0n && !isOnHold(line),
    );
  const blocked = isCapped
    ? 'balance-cap'
    : waits.has('foreign-limit')
      ? 'foreign-limit'
      : undefined;
  const nextAtMs = grown.lines
    .filter((line) => waitingMinor(line) > 0n && isOnHold(line))
    .map(({ currency }) => holdEndsAtMs(deposit, currency));
  const dueAtMs = Math.min(...nextAtMs, ...(blocked ? [context.retryAtMs] : []));
  return { ...made, deposit: { ...grown, blocked, dueAtMs } };
}

type LineContext = Readonly<{
  deposit: Deposit;
  walletId: WalletId;
  nowMs: number;
  room: bigint;
  foreignRoom: bigint;
  cards: Cards;
}>;

type MaturedLine = Readonly<{ part: MaturedPart; line: DepositLine }>;
type LineStep = MaturedLine | ('balance-cap' | 'foreign-limit' | 'no-quote');

function matureLine(line: DepositLine, context: LineContext): LineStep {
  const waiting = waitingMinor(line);
  if (line.currency === 'KRW') {
    const amount = waiting < context.room ? waiting : context.room;
    return amount > 0n ? matureWon(line, amount, context) : 'balance-cap';
  }
  const quote = quoteOf(line.currency, context.cards);
  if (!quote) return 'no-quote';
  const conversion = convert(waiting, quote);
  if (conversion.netPoints > context.room) return 'balance-cap';
  if (conversion.netPoints > context.foreignRoom) return 'foreign-limit';
  return matureForeign(line, conversion, context);
}

function matureWon(line: DepositLine, amount: bigint, context: LineContext): LineStep {
  const { deposit, walletId } = context;
  return finished(line, amount, amount, context, {
    ...headOf(line, context),
    template: '5',
    postings: [
      debit(pendingDeposits(walletId, 'KRW'), 'KRW', amount),
      credit(position('KRW'), 'KRW', amount),
      debit(position('PTS'), 'PTS', amount),
      credit(availablePoints(walletId), 'PTS', amount),
    ],
    details: { depositId: deposit.id, kioskId: deposit.kioskId, ...holdOf(deposit, line) },
  });
}

function matureForeign(
  line: DepositLine,
  conversion: ReturnType<typeof convert>,
  context: LineContext,
): LineStep {
  const { deposit, walletId } = context;
  const { amountMinor, grossPoints, netPoints } = conversion;
  return finished(line, amountMinor, netPoints, context, {
    ...headOf(line, context),
    template: '6',
    postings: [
      debit(pendingDeposits(walletId, line.currency), line.currency, amountMinor),
      credit(position(line.currency), line.currency, amountMinor),
      debit(position('PTS'), 'PTS', grossPoints),
      credit(availablePoints(walletId), 'PTS', netPoints),
      credit(spreadIncome('PTS'), 'PTS', grossPoints - netPoints),
    ],
    details: {
      depositId: deposit.id,
      kioskId: deposit.kioskId,
      ...holdOf(deposit, line),
      conversion: conversionText(conversion),
    },
  });
}

/** From when on and how long the coins waited, so that an auditor can tell that it was long enough. */
const holdOf = (deposit: Deposit, { currency }: DepositLine) => ({
  policies: [HOLD_POLICY],
  hold: {
    closedAt: instantText(deposit.closedAtMs ?? deposit.openedAtMs),
    periodMs: holdMs(deposit.holdPeriods, currency),
  },
});

// What has matured so far is in the id, so that the same part can never mature twice.
const headOf = (line: DepositLine, { deposit, nowMs }: LineContext) => ({
  id: `maturity/${deposit.id}/${line.currency}/${line.maturedMinor}`,
  atMs: nowMs,
});

function finished(
  line: DepositLine,
  amountMinor: bigint,
  points: bigint,
  { deposit, walletId, nowMs }: LineContext,
  draft: Transfer,
): LineStep {
  const lot = { id: draft.id, walletId, depositId: deposit.id, openedAtMs: nowMs, points };
  return {
    part: { transfer: transfer(draft), lot: points > 0n ? openLot(lot) : undefined, points },
    line: {
      ...line,
      maturedMinor: line.maturedMinor + amountMinor,
      maturedPoints: line.maturedPoints + points,
    },
  };
}

/** Won first, because it can fill what room there is. */
const inOrder = (lines: readonly DepositLine[]): readonly DepositLine[] =>
  lines.toSorted((a, b) => Number(b.currency === 'KRW') - Number(a.currency === 'KRW'));

const WAITS_FOR_PERSON = {
  state: 'review',
  reviewReason: 'no-rate',
  dueAtMs: undefined,
} as const;
