// Coins of one currency leave the vault for the bank.
import { useState } from 'react';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { formatMoney } from '../../kit/format.ts';
import { Choice, Field } from '../../kit/field.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

/** A whole number of minor units above zero; undefined for anything else. */
export const wholeMinor = (typed: string): string | undefined =>
  /^[1-9]\d{0,14}$/.test(typed.trim()) ? typed.trim() : undefined;

export function ShipForm({ shipped }: Readonly<{ shipped(): void }>) {
  const { text } = useWords();
  const { bank } = text.money;
  const [currency, setCurrency] = useState('USD');
  const [typed, setTyped] = useState('');
  const amountMinor = wholeMinor(typed);
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
          inputMode="numeric"
          maxLength={15}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
    </WriteForm>
  );
}
