// A field for an amount of points: digits only, read without their commas.
import { formatNumber } from '../../kit/format.ts';
import { pointsIn } from '../view/points-input.ts';
import { Field } from '../../kit/field.tsx';

type PointsFieldProps = Readonly<{
  label: string;
  hint: string;
  /** Digits, or empty. */
  points: string;
  changed(points: string): void;
}>;

export function PointsField({ label, hint, points, changed }: PointsFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      extra="points-field"
      name="points"
      inputMode="numeric"
      autoComplete="off"
      required
      value={points === '' ? '' : formatNumber(points)}
      onChange={(event) => changed(pointsIn(event.target.value))}
    />
  );
}
