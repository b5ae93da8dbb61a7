// Giving up on records that will never come, of an enrolment that a kiosk cannot send under any more.
import { useState } from 'react';
import { Field } from '../../kit/field.tsx';
import { Part } from '../parts/frame.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { lastLostEpoch } from '../view/epochs.ts';
import { useWords } from '../words.tsx';
import type { Life } from './kiosk.tsx';

/** Nothing where every record may still come. */
export function LostEpoch({ life }: Readonly<{ life: Life }>) {
  const { text } = useWords();
  const { epochs } = text.funds;
  const last = lastLostEpoch(life);
  const [typed, setTyped] = useState(String(last));
  if (last < 1) return null;
  const isGood = /^[1-9]\d{0,8}$/.test(typed.trim()) && Number(typed) <= last;
  return (
    <Part title={epochs.title}>
      <p className="fine">{epochs.lead}</p>
      <SureForm
        action={epochs.propose}
        sure={epochs.sure}
        hint={epochs.hint}
        wish={
          isGood ? { path: `/operator/kiosks/${life.id}/epochs/${Number(typed)}/close` } : undefined
        }
      >
        <Field
          label={epochs.epoch}
          inputMode="numeric"
          maxLength={9}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </SureForm>
    </Part>
  );
}
