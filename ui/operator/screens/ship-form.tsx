// Coins of one currency leave the vault for the bank.
import { useState } from 'react';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { formatMoney } from '../../kit/format.ts';
import { Choice, Field } from '../../kit/field.tsx';
import { minorTyped } from '../../kit/money-typed.ts';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

export function ShipForm({ shipped }: Readonly<{ shipped(): void }>) {
  const { text } = useWords();
  const { bank } = text.money;
  const [currency, setCurrency] = useState('USD');
  const [typed, setTyped] = useState('');
  const amountMinor = aboveZero(minorTyped(currency, typed));
  return (
    <WriteForm
      kind="act"
      action={bank.ship}
      wish={
        amountMinor === undefined
          ? undefined
          : { path: '/operator/shipments', body: { currency, amountMinor } }
      }
      told={() => bank.booked}
      done={() => {
        setTyped('');
        shipped();
      }}
    >
      <div className="pair">
        <Choice
          label={text.money.currency}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
        >
          {Object.keys(CURRENCY_WRITING).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Choice>
        <Field
          label={text.money.amount}
          hint={amountMinor === undefined ? bank.shipHint : formatMoney(currency, amountMinor)}
          inputMode="decimal"
          maxLength={TYPED_CHARS_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
    </WriteForm>
  );
}

/** Nothing cannot be shipped, lodged or sold. */
export const aboveZero = (amountMinor: string | undefined): string | undefined =>
  amountMinor === '0' ? undefined : amountMinor;

/** Fifteen digits with their groups and cents. */
export const TYPED_CHARS_MAX = 21;
