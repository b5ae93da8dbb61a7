// A labelled field: its name above, a hint below, both read aloud with it.
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

type Said = Readonly<{ label: string; hint?: string | undefined; extra?: string }>;

export function Field({
  label,
  hint,
  extra = '',
  ...input
}: InputHTMLAttributes<HTMLInputElement> & Said) {
  const id = useId();
  return (
    <div className={`field ${extra}`.trim()}>
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** One of few: the browser opens its own list. */
export function Choice({
  label,
  hint,
  extra = '',
  children,
  ...select
}: SelectHTMLAttributes<HTMLSelectElement> & Said & Readonly<{ children: ReactNode }>) {
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
