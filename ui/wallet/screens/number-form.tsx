// The first step of a sign-in. The ledger judges the number; the page only sends it.
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useTask } from '../data/use-task.ts';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type NumberFormProps = Readonly<{
  client: LedgerClient;
  phone: string;
  typed(phone: string): void;
  codeSent(): void;
}>;

export function NumberForm({ client, phone, typed, codeSent }: NumberFormProps) {
  const { text } = useWords();
  const sending = useTask((to: string) => client.sendCode(to), codeSent);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.run(phone.trim());
      }}
    >
      <Field
        label={text.signIn.phone}
        hint={text.signIn.phoneHint}
        type="tel"
        name="phone"
        inputMode="tel"
        autoComplete="tel"
        required
        maxLength={24}
        value={phone}
        onChange={(event) => typed(event.target.value)}
      />
      <RefusalNotice refusal={sending.refusal} />
      <Slab kind="act" submit disabled={sending.isBusy || phone.trim().length < PHONE_MIN}>
        {text.signIn.sendCode}
      </Slab>
    </form>
  );
}

/** The shortest text the ledger reads at all. */
const PHONE_MIN = 4;
