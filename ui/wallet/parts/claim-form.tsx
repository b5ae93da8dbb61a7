// A complaint: what is wrong, about which coins, in the holder's own words.
import { useId, useState } from 'react';
import type { ClaimView } from '#ledger/contract/claim.ts';
import { readCrockford } from '#ledger/contract/crockford.ts';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useDeskText } from '../desk-words.ts';
import { dayText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from './notice.tsx';

type ClaimKind = ClaimView['kind'];

type ClaimFormProps = Readonly<{
  client: LedgerClient;
  /** What it may be about; with a deposit there is a choice, without one a receipt is asked for. */
  depositId?: string;
  filed(): void;
}>;

export function ClaimForm({ client, depositId, filed }: ClaimFormProps) {
  const { lang } = useWords();
  const { claim } = useDeskText();
  const [kind, setKind] = useState<ClaimKind>(depositId ? 'miscount' : 'wrong-number');
  const [receiptCode, setReceiptCode] = useState('');
  const [words, setWords] = useState('');
  const [made, setMade] = useState<ClaimView>();
  const filing = useWish(client.fileClaim, (view) => {
    setMade(view);
    filed();
  });
  if (made) {
    return (
      <Notice tone="good" icon="check">
        {claim.filed(dayText(Date.parse(made.dueAt), lang))}
      </Notice>
    );
  }
  const isWhole = words.trim() !== '' && (depositId !== undefined || receiptCode.length >= 10);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const about = depositId ? { depositId } : { receiptCode: readCrockford(receiptCode) };
        filing.run({ kind, ...about, text: words.trim() });
      }}
    >
      {depositId ? (
        <KindChoice kind={kind} choose={setKind} />
      ) : (
        <Field
          label={claim.receiptCode}
          hint={claim.receiptHint}
          name="receipt-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={14}
          value={receiptCode}
          onChange={(event) => setReceiptCode(event.target.value)}
        />
      )}
      <WordsField words={words} changed={setWords} />
      <RefusalNotice refusal={filing.refusal} />
      <Slab kind="act" submit disabled={filing.isBusy || !isWhole}>
        {claim.file}
      </Slab>
    </form>
  );
}

const KINDS = ['miscount', 'not-mine'] as const;

function KindChoice({
  kind,
  choose,
}: Readonly<{ kind: ClaimKind; choose(kind: ClaimKind): void }>) {
  const { claim } = useDeskText();
  return (
    <fieldset className="choices">
      <legend>{claim.what}</legend>
      {KINDS.map((one) => (
        <label key={one} className="choice">
          <input
            type="radio"
            name="claim-kind"
            checked={one === kind}
            onChange={() => choose(one)}
          />
          <span>
            <b>{claim.kind[one]}</b>
            <small>{claim.kindHint[one]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function WordsField({ words, changed }: Readonly<{ words: string; changed(words: string): void }>) {
  const { claim } = useDeskText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{claim.words}</label>
      <textarea
        id={id}
        required
        maxLength={2_000}
        value={words}
        onChange={(event) => changed(event.target.value)}
      />
    </div>
  );
}
