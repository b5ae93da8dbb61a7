// A labelled field: its name above, a hint below, both read aloud with it.
import { useId, type InputHTMLAttributes, type Ref } from 'react';

type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  Readonly<{ label: string; hint?: string; ref?: Ref<HTMLInputElement> }>;

export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
