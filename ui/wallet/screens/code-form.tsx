// Six digits from a text message, typed, pasted or filled in by the phone: for a sign-in, and before large amounts.
import { useEffect, useRef, useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { Answer } from '../data/ledger-client.ts';
import { useTask } from '../data/use-task.ts';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type CodeFormProps = Readonly<{
  clock: BrowserClock;
  hint: string;
  /** What is done with a code, as the slab says it. */
  action: string;
  check(code: string): Promise<Answer<unknown>>;
  checked(): void;
  /** Sends another code. */
  send(): Promise<Answer<unknown>>;
  /** The way out, as the slab says it. */
  other: string;
  leave(): void;
}>;

export function CodeForm(props: CodeFormProps) {
  const { clock, hint, action, check, checked, send, other, leave } = props;
  const { text } = useWords();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const checking = useTask(check, checked);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        checking.run(code);
      }}
    >
      <Field
        ref={field}
        label={text.signIn.code}
        hint={hint}
        extra="code-field"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(digitsIn(event.target.value))}
      />
      <RefusalNotice refusal={checking.refusal} />
      <Slab kind="act" submit disabled={checking.isBusy || code.length < CODE_DIGITS}>
        {action}
      </Slab>
      <div className="two">
        <Slab kind="quiet" onClick={leave}>
          {other}
        </Slab>
        <SendAgain clock={clock} send={send} />
      </div>
    </form>
  );
}

/** The ledger sends at most one code in half a minute; until then the slab counts down. */
function SendAgain({ clock, send }: Pick<CodeFormProps, 'clock' | 'send'>) {
  const { text } = useWords();
  const [secondsLeft, setSecondsLeft] = useState(SEND_AGAIN_AFTER_S);
  const [hasSent, setHasSent] = useState(false);
  useEffect(
    () => (secondsLeft > 0 ? clock.after(1_000, () => setSecondsLeft(secondsLeft - 1)) : undefined),
    [clock, secondsLeft],
  );
  const sending = useTask(send, () => {
    setHasSent(true);
    setSecondsLeft(SEND_AGAIN_AFTER_S);
  });
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
