// Taking back a mistake: which transfer, and why. Large ones wait for a second person.
import { useState } from 'react';
import { Offered } from '../desk.tsx';
import { Choice, Field } from '../../kit/field.tsx';
import { Title } from '../parts/frame.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

const REASONS = ['mistyped', 'counted-again', 'bank-corrected', 'other'] as const;

/** `transferId` is what somebody came with from a statement; `-` when they came without one. */
export function MistakeScreen({ transferId }: Readonly<{ transferId: string }>) {
  const { text } = useWords();
  const { mistakes } = text.funds;
  return (
    <div className="paper">
      <Title title={mistakes.title} lead={mistakes.lead} back={{ page: 'decisions' }} />
      <Offered least="finance">
        <MistakeForm first={transferId === '-' ? '' : transferId} />
      </Offered>
    </div>
  );
}

function MistakeForm({ first }: Readonly<{ first: string }>) {
  const { text } = useWords();
  const { mistakes } = text.funds;
  const [transfer, setTransfer] = useState(first);
  const [reason, setReason] = useState<string>('mistyped');
  const reverses = transfer.trim();
  return (
    <WriteForm
      kind="act"
      action={mistakes.propose}
      wish={
        reverses === '' ? undefined : { path: '/operator/adjustments', body: { reverses, reason } }
      }
      told={() => mistakes.done}
      done={() => setTransfer('')}
    >
      <p className="fine">{mistakes.two}</p>
      <Field
        label={mistakes.transfer}
        hint={mistakes.transferHint}
        maxLength={300}
        value={transfer}
        onChange={(event) => setTransfer(event.target.value)}
      />
      <Choice
        label={mistakes.reason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      >
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {mistakes.reasons[one]}
          </option>
        ))}
      </Choice>
    </WriteForm>
  );
}
