// Sign in with the shop's key; it travels once and is kept nowhere.
import { useState } from 'react';
import { Mark } from '../../kit/mark.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { LanguageChoice } from '../../text/language-choice.tsx';
import { useTask } from '../../wallet/data/use-task.ts';
import type { ShopClient } from '../data/shop-client.ts';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type SignInProps = Readonly<{
  client: Pick<ShopClient, 'signIn'>;
  /** A sign-in that stood here is gone, and nobody here asked for it. */
  hasEnded?: boolean;
  signedIn(): void;
}>;

export function SignInScreen({ client, hasEnded = false, signedIn }: SignInProps) {
  const { text, lang, change } = useWords();
  const [key, setKey] = useState('');
  const signing = useTask((typed: string) => client.signIn(typed), signedIn);
  return (
    <main tabIndex={-1} className="shop scene">
      <section className="sky">
        <header className="top-bar">
          <span className="logo">
            <Mark />
            <b>{text.brand}</b>
          </span>
          <LanguageChoice label={text.language} lang={lang} change={change} />
        </header>
        <h1 className="poster">{text.signIn.title}</h1>
        <p className="lead">{text.signIn.lead}</p>
        <span className="sun" aria-hidden="true" />
        <Hills isDeep />
      </section>
      <form
        className="ground form"
        onSubmit={(event) => {
          event.preventDefault();
          signing.run(key.trim());
        }}
      >
        <Field
          label={text.signIn.key}
          hint={text.signIn.keyHint}
          type="password"
          name="shop-key"
          autoComplete="off"
          spellCheck={false}
          required
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
        <RefusalNotice refusal={signing.refusal ?? (hasEnded ? ENDED : undefined)} />
        <Slab kind="act" submit disabled={signing.isBusy || key.trim() === ''}>
          {text.signIn.signIn}
        </Slab>
      </form>
    </main>
  );
}

const ENDED = { ok: false, code: 'not-signed-in' } as const;
