// Finding the wallet of somebody who asks for help, by the number that they tell.
import { useState } from 'react';
import { Offered } from '../desk.tsx';
import { Field } from '../../kit/field.tsx';
import { Title } from '../parts/frame.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { goTo } from '../route.ts';
import { useWords } from '../words.tsx';

export function WalletsScreen() {
  const { text } = useWords();
  const { wallets } = text.parties;
  return (
    <div className="paper">
      <Title title={text.shell.pages.wallets} lead={wallets.lead} />
      <Offered least="finance">
        <FindForm />
      </Offered>
    </div>
  );
}

function FindForm() {
  const { text } = useWords();
  const { wallets } = text.parties;
  const [typed, setTyped] = useState('');
  const phone = typed.trim();
  return (
    <WriteForm<{ walletId: string }>
      kind="act"
      action={wallets.find}
      wish={phone.length >= 4 ? { path: '/operator/wallets/find', body: { phone } } : undefined}
      told={() => undefined}
      done={({ walletId }) => goTo({ page: 'wallet', id: walletId })}
    >
      <Field
        label={wallets.phone}
        hint={wallets.phoneHint}
        inputMode="tel"
        autoComplete="off"
        maxLength={24}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </WriteForm>
  );
}
