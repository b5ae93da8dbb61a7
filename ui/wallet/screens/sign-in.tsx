// Sign in: the number first, then the code that was sent to it.
import { useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Notice } from '../../kit/notice.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { TopBar } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { maskTyped } from '../view/sent-to.ts';
import { useWords } from '../words.tsx';
import { CodeForm } from './code-form.tsx';
import { NumberForm } from './number-form.tsx';

type SignInProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  /** A sign-in that stood here is gone, and nobody here asked for it. */
  hasEnded?: boolean;
  signedIn(): void;
  /** A number to which a code was sent already. */
  sentTo?: string;
}>;

export function SignInScreen({
  client,
  clock,
  hasEnded = false,
  signedIn,
  sentTo = '',
}: SignInProps) {
  const { text } = useWords();
  const [phone, setPhone] = useState(sentTo);
  const [isSent, setIsSent] = useState(sentTo !== '');
  return (
    <main tabIndex={-1} className="wallet scene">
      <section className="sky">
        <TopBar />
        <h1 className="poster">{isSent ? text.signIn.codeTitle : text.signIn.title}</h1>
        {hasEnded && !isSent && (
          <Notice tone="warn" icon="leave">
            {text.signIn.ended}
          </Notice>
        )}
        {isSent && <p className="lead">{text.signIn.codeSent(maskTyped(phone))}</p>}
        <Landscape peaks={[]} isTall />
      </section>
      <section className="ground">
        {isSent ? (
          <CodeForm
            clock={clock}
            hint={text.signIn.codeHint}
            action={text.signIn.signIn}
            check={(code) => client.signIn(phone.trim(), code)}
            checked={signedIn}
            send={() => client.sendCode(phone.trim())}
            other={text.signIn.otherNumber}
            leave={() => setIsSent(false)}
          />
        ) : (
          <NumberForm
            client={client}
            phone={phone}
            typed={setPhone}
            codeSent={() => setIsSent(true)}
          />
        )}
      </section>
    </main>
  );
}
