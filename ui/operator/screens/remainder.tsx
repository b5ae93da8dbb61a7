// What is left of a closed wallet: to its holder's next wallet, or once more to the bank. A second person decides.
import { useState } from 'react';
import type { RemainderView } from '#ledger/contract/remainder.ts';
import { Choice, Field } from '../../kit/field.tsx';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import { Facts } from '../parts/frame.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { hasRemainder, remainderBody, type Where } from '../view/remainder.ts';
import { useWords } from '../words.tsx';

type RemainderProps = Readonly<{ path: string; remainder: RemainderView }>;

export function RemainderForm({ path, remainder }: RemainderProps) {
  const { text } = useWords();
  const { wallets } = text.parties;
  const { points, coins, canPayAgain } = remainder;
  const [where, setWhere] = useState<Where>('wallet');
  const [heir, setHeir] = useState('');
  if (!hasRemainder(remainder)) return <p className="fine">{wallets.nothingLeft}</p>;
  const body = remainderBody(where, heir);
  return (
    <SureForm
      action={wallets.remainder}
      sure={wallets.proposeRemainder}
      hint={wallets.remainderHint}
      wish={body && { path, body }}
    >
      <Facts
        facts={[
          [wallets.left, formatPoints(points)],
          ...coins.map(({ currency, amountMinor }): [string, string] => [
            currency,
            formatMoney(currency, amountMinor),
          ]),
        ]}
      />
      {canPayAgain && (
        <Choice
          label={wallets.rest}
          value={where}
          // The options below are places.
          onChange={({ target }) => setWhere(target.value as Where)}
        >
          <option value="wallet">{wallets.toWallet}</option>
          <option value="bank">{wallets.toBankAgain}</option>
        </Choice>
      )}
      {where === 'wallet' && (
        <Field
          label={wallets.heir}
          hint={wallets.heirHint}
          maxLength={36}
          value={heir}
          onChange={(event) => setHeir(event.target.value)}
        />
      )}
    </SureForm>
  );
}
