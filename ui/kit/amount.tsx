// Money and points on a screen: the only place where an amount becomes marked-up text.
import { formatMoney, formatNumber, NARROW_SPACE, type Whole } from './format.ts';

/** `39,884 P`, the P smaller and in the accent colour. */
export function PointsText({ points }: Readonly<{ points: Whole }>) {
  return (
    <span className="amount">
      {formatNumber(points)}
      {NARROW_SPACE}
      <small>P</small>
    </span>
  );
}

/** `₩36,220`, `$2.75`. */
export function MoneyText({
  currency,
  amountMinor,
}: Readonly<{ currency: string; amountMinor: Whole }>) {
  return <span className="amount">{formatMoney(currency, amountMinor)}</span>;
}
