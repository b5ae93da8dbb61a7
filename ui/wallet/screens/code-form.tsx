// The second step of a sign-in: six digits, typed, pasted or filled in by the phone.
import { useEffect, useRef, useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useTask } from '../data/use-task.ts';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type CodeFormProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  phone: string;
  signedIn(): void;
  otherNumber(): void;
}>;

export function CodeForm({ client, clock, phone, signedIn, otherNumber }: CodeFormProps) {
  const { text } = useWords();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const signing = useTask((typed: string) => client.signIn(phone.trim(), typed), signedIn);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        signing.run(code);
      }}
    >
      <Field
        ref={field}
        label={text.signIn.code}
        hint={text.signIn.codeHint}
        extra="code-field"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(digitsIn(event.target.value))}
      />
      <RefusalNotice refusal={signing.refusal} />
      <Slab kind="act" submit disabled={signing.isBusy || code.length < CODE_DIGITS}>
        {text.signIn.signIn}
      </Slab>
      <div className="two">
        <Slab kind="quiet" onClick={otherNumber}>
          {text.signIn.otherNumber}
        </Slab>
        <SendAgain client={client} clock={clock} phone={phone} />
      </div>
    </form>
  );
}

/** The ledger sends at most one code in half a minute; until then the slab counts down. */
function SendAgain({ client, clock, phone }: Pick<CodeFormProps, 'client' | 'clock' | 'phone'>) {
  const { text } = useWords();
  const [secondsLeft, setSecondsLeft] = useState(SEND_AGAIN_AFTER_S);
  const [hasSent, setHasSent] = useState(false);
  useEffect(
    () => (secondsLeft > 0 ? clock.after(1_000, () => setSecondsLeft(secondsLeft - 1)) : undefined),
    [clock, secondsLeft],
  );
  const sending = useTask(
    () => client.sendCode(phone.trim()),
    () => {
      setHasSent(true);
      setSecondsLeft(SEND_AGAIN_AFTER_S);
    },
  );
  return (
    <>
      <Slab
        kind="quiet"
        disabled={secondsLeft > 0 || sending.isBusy}
        onClick={() => sending.run(undefined)}
      >
        {secondsLeft > 0 ? text.signIn.sendAgainIn(secondsLeft) : text.signIn.sendAgain}
      </Slab>
      <div className="two-wide">
        {hasSent && (
          <Notice tone="good" icon="check">
            {text.signIn.sentAgain}
          </Notice>
        )}
        <RefusalNotice refusal={sending.refusal} />
      </div>
    </>
  );
}

/** Digits of what was typed or pasted, even from a whole message. */
const digitsIn = (typed: string): string => typed.replaceAll(/\D/g, '').slice(0, CODE_DIGITS);

const CODE_DIGITS = 6;
const SEND_AGAIN_AFTER_S = 30;
