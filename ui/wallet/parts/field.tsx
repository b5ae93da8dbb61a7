// A labelled field: its name above, a hint below, both read aloud with it.
import { useId, type InputHTMLAttributes, type Ref } from 'react';

type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  Readonly<{ label: string; hint?: string; extra?: string; ref?: Ref<HTMLInputElement> }>;

export function Field({ label, hint, extra = '', ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={`field ${extra}`.trim()}>
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
