// A new rate card, begun from the newest one: points for one unit, the spread, and what a person gets.
import { useState } from 'react';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { formatMoney } from '../../kit/format.ts';
import { Choice } from '../../kit/field.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { netText, rateLineOf, typedRateOf, type TypedRate } from '../view/rates.ts';
import { useWords } from '../words.tsx';

type FormProps = Readonly<{ newest: RateCard | undefined; published(): void }>;
const POLICIES = ['fixed-at-deposit', 'fixed-at-maturity'] as const;

export function RateForm({ newest, published }: FormProps) {
  const { text } = useWords();
  const { rates } = text.money;
  const [lines, setLines] = useState(() => linesFrom(newest));
  const [policy, setPolicy] = useState(newest?.policy ?? 'fixed-at-deposit');
  const quoted = lines.filter(({ points }) => points.trim() !== '');
  const card = quoted.map((typed) => lineOf(typed, newest));
  const isWhole = card.length > 0 && card.every((line) => line !== undefined);
  const change = (currency: string, part: 'points' | 'spread', value: string): void =>
    setLines(lines.map((line) => (line.currency === currency ? { ...line, [part]: value } : line)));

  return (
    <WriteForm<RateCard>
      kind="act"
      action={rates.send(card.length)}
      wish={isWhole ? { path: '/operator/rate-cards', body: { rates: card, policy } } : undefined}
      told={({ number }) => rates.published(number)}
      done={published}
    >
      <ul className="rate-lines">
        {lines.map((line) => (
          <RateRow key={line.currency} line={line} change={change} newest={newest} />
        ))}
      </ul>
      <p className="fine">{rates.notQuoted}.</p>
      <Choice
        label={rates.policy}
        value={policy}
        onChange={({ target }) => setPolicy(POLICIES.find((one) => one === target.value) ?? policy)}
      >
        {POLICIES.map((one) => (
          <option key={one} value={one}>
            {rates.policies[one]}
          </option>
        ))}
      </Choice>
    </WriteForm>
  );
}

type RowProps = Readonly<{
  line: TypedRate;
  newest: RateCard | undefined;
  change(currency: string, part: 'points' | 'spread', value: string): void;
}>;

function RateRow({ line, newest, change }: RowProps) {
  const { text } = useWords();
  const { rates } = text.money;
  const { currency } = line;
  const unit = formatMoney(
    currency,
    10n ** BigInt(CURRENCY_WRITING[currency as 'USD'].minorDigits),
  );
  const made = lineOf(line, newest);
  const isEmpty = line.points.trim() === '';
  const field = (part: 'points' | 'spread', label: string) => (
    <input
      aria-label={label}
      aria-invalid={!isEmpty && !made ? true : undefined}
      inputMode="decimal"
      maxLength={20}
      value={line[part]}
      onChange={(event) => change(currency, part, event.target.value)}
    />
  );
  return (
    <li>
      <b>{currency}</b>
      <span className="field rate-field">
        {field('points', rates.pointsOf(unit))}
        <small aria-hidden="true">{rates.pointsOf(unit)}</small>
      </span>
      <span className="field rate-field">
        {field('spread', rates.spreadOf(currency))}
        <small aria-hidden="true">{rates.spread}</small>
      </span>
      <span className="rate-net">
        {made ? netText(made) : isEmpty ? '—' : rates.check}
        <small>{rates.net}</small>
      </span>
    </li>
  );
}

/** A line that was not touched stays exactly what it was, whatever its digits. */
function lineOf(typed: TypedRate, newest: RateCard | undefined) {
  const before = newest?.rates.find(({ currency }) => currency === typed.currency);
  const shown = before && typedRateOf(before);
  return shown && shown.points === typed.points && shown.spread === typed.spread
    ? before
    : rateLineOf(typed);
}

function linesFrom(newest: RateCard | undefined): readonly TypedRate[] {
  return Object.keys(CURRENCY_WRITING)
    .filter((currency) => currency !== 'KRW')
    .map((currency) => {
      const line = newest?.rates.find((one) => one.currency === currency);
      return line ? typedRateOf(line) : { currency, points: '', spread: SPREAD };
    });
}

/** The spread of the house, where a card names none yet. */
const SPREAD = '4.5';
