// The till's two fields. They take what is typed, pasted or scanned; no keyboard of the system comes up for them.
import { useId, type Ref } from 'react';
import { NARROW_SPACE } from '../../kit/format.ts';
import { isPoints, pointsShown } from '../../kit/points-typed.ts';
import { useWords } from '../words.tsx';
import { codeShown } from './entry.ts';
import type { Till, TillInput } from './till.ts';

type EntryProps = Readonly<{
  till: Till;
  tell(input: TillInput): void;
  ref: Ref<HTMLInputElement>;
}>;

/** How much: as large as the head of a till. */
export function AmountField({ till, tell, ref }: EntryProps) {
  const { text } = useWords();
  const id = useId();
  const isWrong = till.amount !== '' && !isPoints(till.amount);
  return (
    <div className="amount-field" data-active={till.active === 'amount'}>
      <label htmlFor={id}>{text.take.amount}</label>
      <span className="figure">
        <input
          ref={ref}
          id={id}
          name="amount"
          inputMode="none"
          autoComplete="off"
          placeholder="0"
          value={pointsShown(till.amount)}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onFocus={() => tell({ kind: 'activate', field: 'amount' })}
          onChange={({ target }) => tell({ kind: 'amount', text: target.value })}
        />
        <small aria-hidden="true">{NARROW_SPACE}P</small>
      </span>
      {isWrong && (
        <small id={`${id}-wrong`} className="wrong" role="status">
          {text.take.amountWrong}
        </small>
      )}
    </div>
  );
}

/** Whose points: eight digits in fours, or the text of a QR. */
export function CodeField({ till, tell, ref }: EntryProps) {
  const { text } = useWords();
  const id = useId();
  return (
    <div className="field code-field" data-active={till.active === 'code'}>
      <label htmlFor={id}>{text.take.code}</label>
      <input
        ref={ref}
        id={id}
        name="code"
        inputMode="none"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        data-long={till.code.length > 8}
        value={codeShown(till.code)}
        onFocus={() => tell({ kind: 'activate', field: 'code' })}
        onChange={({ target }) => tell({ kind: 'code', text: target.value })}
      />
      <small id={`${id}-hint`}>{text.take.codeHint}</small>
    </div>
  );
}
