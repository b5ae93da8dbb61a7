// What an account stood at, at any moment of the sealed log.
import { useState } from 'react';
import type { z } from 'zod';
import type { BalanceAnswer } from '#ledger/contract/reports.ts';
import { formatNumber } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { Field } from '../../kit/field.tsx';
import { Facts, Part } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { typedMoment } from '../view/moments.ts';
import { useWords } from '../words.tsx';

export function BalancePart({ account }: Readonly<{ account: string }>) {
  const { text } = useWords();
  const { balances } = text.funds;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState('');
  const moment = typedMoment(typed);
  return (
    <Part title={balances.title}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setAt(moment ?? '');
        }}
      >
        <Field
          type="datetime-local"
          label={balances.at}
          hint={balances.atHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="acts">
          <Slab submit disabled={typed !== '' && moment === undefined}>
            {balances.show}
          </Slab>
        </div>
      </form>
      <Stood account={account} at={at} />
    </Part>
  );
}

function Stood({ account, at }: Readonly<{ account: string; at: string }>) {
  const { text } = useWords();
  const { balances } = text.funds;
  const asked = new URLSearchParams({ account, ...(at !== '' && { at }) });
  const path = `/operator/reports/balance?${asked}`;
  const loaded = useLoaded<z.infer<typeof BalanceAnswer>>(path, (client) => client.read(path));
  const stood = loaded.value;
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {stood && (
        <Facts
          facts={[
            [balances.account, stood.account],
            [balances.stood, formatNumber(stood.balanceMinor)],
            [
              balances.at,
              stood.position === undefined
                ? balances.now
                : balances.position(formatNumber(stood.position)),
            ],
          ]}
        />
      )}
    </>
  );
}
