// Template 25: coins that nobody claimed for five years become points as at maturity, and those become our breakage.
import { breakage, position, spreadIncome, unclaimedDeposits } from './account.ts';
import { conversionText, convert } from './conversion.ts';
import { type Deposit, type DepositLine, waitingMinor } from './deposit.ts';
import { type Cards, quoteOf } from './quote.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type ExpiredUnclaimed = Readonly<{ deposit: Deposit; transfers: readonly Transfer[] }>;

/** Posts every line of an unclaimed deposit; one that nobody quotes waits for a person. */
export function expireUnclaimed(
  deposit: Deposit,
  { nowMs, cards }: Readonly<{ nowMs: number; cards: Cards }>,
): ExpiredUnclaimed {
  const transfers: Transfer[] = [];
  const lines = deposit.lines.map((line) => {
    const made = waitingMinor(line) > 0n ? expireLine(deposit, line, cards, nowMs) : undefined;
    if (!made) return line;
    transfers.push(made);
    // Nobody got points for it: `maturedPoints` stays.
    return { ...line, maturedMinor: line.amountMinor };
  });
  const isDone = lines.every((line) => waitingMinor(line) === 0n);
  const state = isDone ? ({ state: 'matured' } as const) : WAITS_FOR_PERSON;
  return { transfers, deposit: { ...deposit, ...state, lines, dueAtMs: undefined } };
}

function expireLine(
  deposit: Deposit,
  line: DepositLine,
  cards: Cards,
  atMs: number,
): Transfer | undefined {
  const { currency } = line;
  const amountMinor = waitingMinor(line);
  const quote = currency === 'KRW' ? undefined : quoteOf(currency, cards);
  if (currency !== 'KRW' && !quote) return undefined;
  const conversion = quote && convert(amountMinor, quote);
  const gross = conversion?.grossPoints ?? amountMinor;
  const net = conversion?.netPoints ?? amountMinor;
  return transfer({
    id: `unclaimed/${deposit.id}/${currency}`,
    template: '25',
    atMs,
    postings: [
      debit(unclaimedDeposits(deposit.kioskId, currency), currency, amountMinor),
      credit(position(currency), currency, amountMinor),
      debit(position('PTS'), 'PTS', gross),
      credit(breakage('PTS'), 'PTS', net),
      credit(spreadIncome('PTS'), 'PTS', gross - net),
    ],
    details: {
      depositId: deposit.id,
      kioskId: deposit.kioskId,
      policies: [UNCLAIMED_POLICY],
      ...(conversion && { conversion: conversionText(conversion) }),
    },
  });
}

const UNCLAIMED_POLICY = { name: 'unclaimed', version: 1 } as const;
const WAITS_FOR_PERSON = { state: 'review', reviewReason: 'no-rate' } as const;
