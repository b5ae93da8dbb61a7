// The months that a statement can be asked for.
import { BUSINESS_ZONE, dayParts } from '../../kit/date.ts';

/** `2026-11`, the newest first: this month and eleven before it, as the business day counts them. */
export function statementMonths(nowMs: number): readonly string[] {
  const { year, month } = dayParts(new Date(nowMs).toISOString(), BUSINESS_ZONE);
  return Array.from({ length: MONTHS }, (_, i) => {
    const first = new Date(Date.UTC(year, month - 1 - i, 1));
    return first.toISOString().slice(0, 7);
  });
}

const MONTHS = 12;
