// Latitude and longitude, typed as decimals.
import { useWords } from '../words.tsx';
import { Field } from '../../kit/field.tsx';

type TypedPlace = Readonly<{ latitude: string; longitude: string }>;
type PlaceProps = Readonly<{ place: TypedPlace; hint: string; change(place: TypedPlace): void }>;

export function PlaceFields({ place, hint, change }: PlaceProps) {
  const { text } = useWords();
  const { latitude, longitude } = place;
  return (
    <div className="pair">
      {(['latitude', 'longitude'] as const).map((part) => (
        <Field
          key={part}
          label={text.devices.enrol[part]}
          hint={part === 'latitude' ? hint : undefined}
          inputMode="decimal"
          maxLength={16}
          value={place[part]}
          onChange={(event) => change({ latitude, longitude, [part]: event.target.value })}
        />
      ))}
    </div>
  );
}
