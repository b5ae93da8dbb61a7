// Whose wallet this is, and the way out of it.
import { useState } from 'react';
import { Icon } from '../../kit/icon.tsx';
import type { LedgerClient, Refusal } from '../data/ledger-client.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type AccountProps = Readonly<{ phone: string; client: LedgerClient; signedOut(): void }>;

export function Account({ phone, client, signedOut }: AccountProps) {
  const { text } = useWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const leave = async (): Promise<void> => {
    const answer = await client.signOut();
    // 401: this sign-in had ended already, which is what was wanted.
    if (answer.ok || answer.status === 401) signedOut();
    else setRefusal(answer);
  };
  return (
    <>
      <div className="account">
        <span>{text.home.account(phone)}</span>
        <button type="button" className="chip-button" onClick={() => void leave()}>
          <Icon name="leave" />
          {text.home.signOut}
        </button>
      </div>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
