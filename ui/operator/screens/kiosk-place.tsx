// What a kiosk is called and where it stands: for our map, and for everybody who looks for one.
import { useState } from 'react';
import { Field } from '../../kit/field.tsx';
import { Part } from '../parts/frame.tsx';
import { PlaceFields } from '../parts/place-fields.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { positionOf, typedPlace } from '../view/place-input.ts';
import { useWords } from '../words.tsx';
import type { Life } from './kiosk.tsx';

export function KioskPlace({ life, changed }: Readonly<{ life: Life; changed(): void }>) {
  const { text } = useWords();
  const { kiosk, enrol } = text.devices;
  const [typed, setTyped] = useState(life.name);
  const [place, setPlace] = useState(typedPlace(life.position));
  const position = positionOf(place);
  const name = typed.trim();
  // Empty fields mean that nobody knows where it stands.
  const body = { name, position: position === 'none' ? null : position };
  return (
    <Part title={kiosk.place}>
      <WriteForm
        action={kiosk.move}
        wish={
          name !== '' && position
            ? { method: 'PATCH', path: `/operator/kiosks/${life.id}`, body }
            : undefined
        }
        told={() => kiosk.moved}
        done={changed}
      >
        <Field
          label={enrol.name}
          hint={enrol.nameHint}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <PlaceFields place={place} hint={kiosk.placeHint} change={setPlace} />
      </WriteForm>
    </Part>
  );
}
