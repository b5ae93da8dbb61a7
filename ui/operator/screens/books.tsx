// The books: what we owe against what the law asks, the trial balance, and the statement of any account.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { isAtLeast } from '../view/roles.ts';
import { useDesk } from '../desk.tsx';
import { Field } from '../../kit/field.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { goTo } from '../route.ts';
import { useWords } from '../words.tsx';
import { ExportsPart } from './exports.tsx';
import { LiabilityPart } from './liability.tsx';
import { TrialBalancePart } from './trial-balance.tsx';

export function BooksScreen() {
  const { text } = useWords();
  const { me } = useDesk();
  const mayRead = isAtLeast(me.role, 'finance');
  return (
    <div className="paper">
      <Title title={text.shell.pages.books} />
      {mayRead ? (
        <>
          <LiabilityPart />
          <StatementDoor />
          <TrialBalancePart />
          <ExportsPart />
        </>
      ) : (
        <Notice tone="warn" icon="close">
          {text.shell.refusals['role-too-low']}
        </Notice>
      )}
    </div>
  );
}

function StatementDoor() {
  const { text } = useWords();
  const { books } = text.money;
  const [account, setAccount] = useState('');
  const isName = /^[a-z][\w:.-]{2,200}$/.test(account.trim());
  return (
    <Part title={books.statement}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isName) goTo({ page: 'statement', id: account.trim() });
        }}
      >
        <Field
          label={books.account}
          hint={books.accountHint}
          maxLength={201}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <div className="acts">
          <Slab submit disabled={!isName}>
            {books.show}
          </Slab>
        </div>
      </form>
    </Part>
  );
}
