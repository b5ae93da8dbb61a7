// Pending points: their sum, the small peaks of the days on which they can be spent, and each waiting deposit.
import type { PendingDeposit, Wallet } from '#ledger/contract/wallet.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatPoints } from '../../kit/format.ts';
import { maturityCalendar, nextMaturity } from '../view/maturity-calendar.ts';
import { isToday, momentText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { Calendar } from './calendar.tsx';
import { DepositRow } from './deposit-row.tsx';

type PendingProps = Readonly<{ pending: Wallet['pending']; nowMs: number }>;

export function Pending({ pending, nowMs }: PendingProps) {
  const { text } = useWords();
  const { deposits } = pending;
  const waiting = deposits.filter(({ state }) => state !== 'open');
  return (
    <section className="pending">
      <div className="pending-sum">
        <h2>{text.home.pending}</h2>
        <span role="group" aria-label={text.home.pendingName}>
          <PointsText points={pending.points} />
        </span>
      </div>
      {deposits.length === 0 ? (
        <p className="fine">{text.home.nothingPending}</p>
      ) : (
        <>
          <Calendar days={maturityCalendar(deposits, nowMs)} />
          <NextLine deposits={deposits} nowMs={nowMs} />
        </>
      )}
      <ul className="rows">
        {waiting.slice(0, WAITING_ROWS_MAX).map((deposit) => (
          <DepositRow key={deposit.id} deposit={deposit} nowMs={nowMs} />
        ))}
      </ul>
    </section>
  );
}

function NextLine({
  deposits,
  nowMs,
}: Readonly<{ deposits: readonly PendingDeposit[]; nowMs: number }>) {
  const { text, lang } = useWords();
  const next = nextMaturity(deposits);
  if (!next) return null;
  const say = isToday(next.atMs, nowMs) ? text.home.nextSoon : text.home.next;
  return (
    <p className="fine next">
      {say(formatPoints(next.points), momentText(next.atMs, nowMs, lang))}
    </p>
  );
}

/** The history holds the rest. */
const WAITING_ROWS_MAX = 4;
