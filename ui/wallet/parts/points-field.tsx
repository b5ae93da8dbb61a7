// A field for an amount of points: digits only, read without their commas.
import { pointsIn } from '../view/points-input.ts';
import { Field } from '../../kit/field.tsx';
import { isPoints, pointsShown } from '../../kit/points-typed.ts';
import { useMoneyText } from '../money-words.ts';

type PointsFieldProps = Readonly<{
  label: string;
  hint: string;
  /** Digits, empty, or what is no whole number. */
  points: string;
  /** No more can be given away. */
  most?: string | undefined;
  changed(points: string): void;
}>;

export function PointsField({ label, hint, points, most, changed }: PointsFieldProps) {
  const { amount } = useMoneyText();
  const isWrong = points !== '' && !isPoints(points);
  const isTooMuch = isPoints(points) && most !== undefined && BigInt(points) > BigInt(most);
  const wrong = isWrong ? amount.notWhole : isTooMuch ? amount.tooMuch : undefined;
  return (
    <Field
      label={label}
      hint={wrong ?? hint}
      aria-invalid={wrong !== undefined}
      extra="points-field"
      name="points"
      inputMode="numeric"
      autoComplete="off"
      required
      value={pointsShown(points)}
      onChange={(event) => changed(pointsIn(event.target.value, points))}
    />
  );
}
