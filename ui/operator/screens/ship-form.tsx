// Coins of one currency leave the vault for the bank.
import { useState } from 'react';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { Choice } from '../../kit/field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { positiveTyped } from '../view/amounts.ts';
import { useWords } from '../words.tsx';

export function ShipForm({ shipped }: Readonly<{ shipped(): void }>) {
  const { text } = useWords();
  const { bank } = text.money;
  const [currency, setCurrency] = useState('USD');
  const [typed, setTyped] = useState('');
  const amountMinor = positiveTyped(currency, typed);
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
        <MoneyField label={text.money.amount} currency={currency} value={typed} change={setTyped} />
      </div>
    </WriteForm>
  );
}
