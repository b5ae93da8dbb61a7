// Why an identity is asked for, and the two things that are asked.
import { useState } from 'react';
import type { IdentityView } from '#ledger/contract/withdrawal.ts';
import { formatPoints } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useMoneyText } from '../money-words.ts';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from './notice.tsx';

type IdentityFormProps = Readonly<{ client: LedgerClient; checked(identity: IdentityView): void }>;

export function IdentityForm({ client, checked }: IdentityFormProps) {
  const { withdraw } = useMoneyText();
  const [person, setPerson] = useState({ name: '', birthDate: '' });
  const checking = useWish(client.checkIdentity, checked);
  return (
    <section className="step">
      <h2>{withdraw.identityTitle}</h2>
      <p>{withdraw.identityWhy}</p>
      <p className="fine">{withdraw.identityMore(formatPoints(CHECKED_CAP))}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          checking.run({ ...person, name: person.name.trim() });
        }}
      >
        <Field
          label={withdraw.name}
          hint={withdraw.nameHint}
          name="name"
          autoComplete="name"
          required
          maxLength={40}
          value={person.name}
          onChange={(event) => setPerson({ ...person, name: event.target.value })}
        />
        <Field
          label={withdraw.birthDate}
          type="date"
          name="birth-date"
          autoComplete="bday"
          required
          min="1900-01-01"
          max="2099-12-31"
          value={person.birthDate}
          onChange={(event) => setPerson({ ...person, birthDate: event.target.value })}
        />
        <RefusalNotice refusal={checking.refusal} />
        <Slab
          kind="act"
          submit
          disabled={checking.isBusy || person.name.trim() === '' || person.birthDate === ''}
        >
          {withdraw.check}
        </Slab>
      </form>
    </section>
  );
}

/** @NOTE As `ledger/policy/wallet-limits.ts` says for a checked identity. */
const CHECKED_CAP = '2000000';
