// An amount of one currency, written as people write it; what it is read as, or why it is none, stands below.
import { Field } from '../../kit/field.tsx';
import { formatMoney } from '../../kit/format.ts';
import { minorTyped } from '../../kit/money-typed.ts';
import { exampleOf } from '../view/amounts.ts';
import { useWords } from '../words.tsx';

type MoneyFieldProps = Readonly<{
  label: string;
  currency: string;
  value: string;
  change(value: string): void;
}>;

export function MoneyField({ label, currency, value, change }: MoneyFieldProps) {
  const { text } = useWords();
  const { bank } = text.money;
  const amountMinor = minorTyped(currency, value);
  const isWrong = value.trim() !== '' && amountMinor === undefined;
  const example = exampleOf(currency);
  return (
    <Field
      label={label}
      hint={
        amountMinor !== undefined
          ? formatMoney(currency, amountMinor)
          : isWrong
            ? bank.notExact(currency, example)
            : bank.typedHint(example)
      }
      extra={isWrong ? 'wrong' : ''}
      aria-invalid={isWrong}
      inputMode="decimal"
      autoComplete="off"
      maxLength={TYPED_CHARS_MAX}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Fifteen digits with their groups and cents. */
const TYPED_CHARS_MAX = 21;
