// Large amounts from a new device: one sentence and the form for a texted code, over the page that wished for them.
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { newCommandKey } from '../../kit/command-key.ts';
import type { LedgerClient, Refusal } from '../data/ledger-client.ts';
import { proofDesk, ProveContext } from '../data/send-proven.ts';
import { CodeForm } from '../screens/code-form.tsx';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type StepUpProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  /** The holder's number, masked: where the code goes. */
  phone: string;
}>;

/** Pages below may ask for a proof; whoever goes to another page has said no. */
export function StepUpDesk({
  children,
  ...props
}: StepUpProps & Readonly<{ children: ReactNode }>) {
  const { client } = props;
  const [isAsked, setIsAsked] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [desk] = useState(() =>
    proofDesk((isNowAsked) => {
      setIsAsked(isNowAsked);
      setRefusal(undefined);
      if (!isNowAsked) return;
      void client.sendProofCode().then((sent) => setRefusal(sent.ok ? undefined : sent));
    }),
  );
  useEffect(() => {
    const leave = (): void => desk.end(false);
    window.addEventListener('hashchange', leave);
    return () => {
      window.removeEventListener('hashchange', leave);
      leave();
    };
  }, [desk]);
  return (
    <ProveContext value={desk.prove}>
      {children}
      {isAsked && (
        <StepUp
          {...props}
          refusal={refusal}
          proven={() => desk.end(true)}
          leave={() => desk.end(false)}
        />
      )}
    </ProveContext>
  );
}

type DialogProps = StepUpProps &
  Readonly<{
    /** Why no code was sent. */
    refusal: Refusal | undefined;
    proven(): void;
    leave(): void;
  }>;

/** Asks for the code, over everything else. */
export function StepUp({ client, clock, phone, refusal, proven, leave }: DialogProps) {
  const { text } = useWords();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // A code that is sent again because no answer came is the same try.
  const tried = useRef({ code: '', key: '' });
  useLayoutEffect(() => {
    const sheet = dialog.current!;
    sheet.showModal();
    // Closed while it is still there, so that the focus goes back to where it came from.
    return () => sheet.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="step-up"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className="paper">
        <h2 id={title}>{text.stepUp.why}</h2>
        <RefusalNotice refusal={refusal} />
        <CodeForm
          clock={clock}
          hint={text.signIn.codeSent(phone)}
          action={text.stepUp.confirm}
          check={(code) => {
            if (tried.current.code !== code) tried.current = { code, key: newCommandKey() };
            return client.prove(code, tried.current.key);
          }}
          checked={proven}
          send={() => client.sendProofCode()}
          other={text.stepUp.leave}
          leave={leave}
        />
      </div>
    </dialog>
  );
}
