// A labelled field: its name above, a hint below, both read aloud with it.
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
} from 'react';

type Said = Readonly<{ label: string; hint?: string | undefined; extra?: string }>;
type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  Said &
  Readonly<{ ref?: Ref<HTMLInputElement> }>;

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

type ChoiceProps = SelectHTMLAttributes<HTMLSelectElement> &
  Said &
  Readonly<{ children: ReactNode }>;

/** One of few: the browser opens its own list. */
export function Choice({ label, hint, extra = '', children, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className={`field ${extra}`.trim()}>
      <label htmlFor={id}>{label}</label>
      <select id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...select}>
        {children}
      </select>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
