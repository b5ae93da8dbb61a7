// Coins that were poured without a number: the code from the kiosk makes them the holder's.
import { useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { Field } from '../../kit/field.tsx';
import { BackBar } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { caretIn, codeIn, groupCode, PICKUP_CODE_LENGTH } from '../view/code-input.ts';
import { useWords } from '../words.tsx';

type PickUpProps = Readonly<{ client: LedgerClient; pickedUp(depositId: string): void }>;

export function PickUpScreen({ client, pickedUp }: PickUpProps) {
  const { text } = useWords();
  const [code, setCode] = useState('');
  const picking = useWish(client.pickUp, ({ depositId }) => pickedUp(depositId));
  const missing = PICKUP_CODE_LENGTH - code.length;
  return (
    <main tabIndex={-1} className="wallet scene">
      <section className="sky">
        <BackBar />
        <h1 className="poster">{text.pickUp.title}</h1>
        <p className="lead">{text.pickUp.lead}</p>
        <Landscape peaks={[]} isTall />
      </section>
      <form
        className="ground form"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === 0) picking.run(code);
        }}
      >
        <PickupCodeField code={code} changed={setCode} />
        <RefusalNotice refusal={picking.refusal} />
        <Slab kind="act" submit disabled={picking.isBusy || missing > 0}>
          <Icon name="pickup" />
          {text.pickUp.pickUp}
        </Slab>
        <p className="fine" role="status">
          {code !== '' && missing > 0 && text.pickUp.short(missing)}
        </p>
      </form>
    </main>
  );
}

type CodeFieldProps = Readonly<{ code: string; changed(code: string): void }>;

/** Shows the code in fours while it is typed; the caret stays behind the last character typed. */
function PickupCodeField({ code, changed }: CodeFieldProps) {
  const { text } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ caret: 0 });
  useLayoutEffect(() => {
    if (document.activeElement === field.current) {
      field.current?.setSelectionRange(typed.caret, typed.caret);
    }
  }, [typed]);
  return (
    <Field
      ref={field}
      label={text.pickUp.code}
      hint={text.pickUp.codeHint}
      extra="code-field long"
      name="pickup-code"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      value={groupCode(code)}
      onChange={({ target }) => {
        const caret = target.selectionStart ?? target.value.length;
        setTyped({ caret: caretIn(target.value, caret) });
        changed(codeIn(target.value));
      }}
    />
  );
}
