// The door: name, password, and a code that works once.
import { useState } from 'react';
import { Mark } from '../../kit/mark.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { LanguageChoice } from '../../text/language-choice.tsx';
import type { DeskClient, Refusal } from '../data/desk-client.ts';
import type { Me } from '../desk.tsx';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type SignInProps = Readonly<{
  client: DeskClient;
  signedIn(me: Me): void;
  /** Why the page does not know yet who is here. */
  refused?: Refusal | undefined;
}>;

export function SignInScreen({ client, signedIn, refused }: SignInProps) {
  const { text, lang, change } = useWords();
  const [who, setWho] = useState(NOBODY);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState(refused);
  const { signIn } = text.shell;
  const isComplete = Object.values(who).every((part) => part.trim() !== '');

  const send = async (): Promise<void> => {
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await client.signIn<{ operator: Me }>(who);
    setIsBusy(false);
    if (answer.ok) return signedIn(answer.value.operator);
    // A code works once: the next try needs the next one.
    setWho({ ...who, oneTimeCode: '' });
    setRefusal(answer);
  };
  const field = (part: keyof typeof NOBODY) => ({
    name: part,
    required: true,
    value: who[part],
    onChange: (event: { target: HTMLInputElement }) =>
      setWho({ ...who, [part]: event.target.value }),
  });

  return (
    <main className="door" tabIndex={-1}>
      <section className="sky">
        <span className="logo">
          <Mark />
          <b>{text.shell.brand}</b>
        </span>
        <h1>{signIn.title}</h1>
        <p>{signIn.lead}</p>
        <Hills isDeep />
      </section>
      <form
        className="ground form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void send();
        }}
      >
        <LanguageChoice label={text.shell.language} lang={lang} change={change} />
        <Field label={signIn.name} autoComplete="username" maxLength={60} {...field('name')} />
        <Field
          label={signIn.password}
          type="password"
          autoComplete="current-password"
          {...field('password')}
        />
        <Field
          label={signIn.oneTimeCode}
          hint={signIn.oneTimeCodeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          {...field('oneTimeCode')}
        />
        <RefusalNotice refusal={refusal} />
        <Slab kind="act" submit disabled={isBusy || !isComplete}>
          {signIn.signIn}
        </Slab>
      </form>
    </main>
  );
}

const NOBODY = { name: '', password: '', oneTimeCode: '' };
