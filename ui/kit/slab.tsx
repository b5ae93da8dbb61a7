// The two things a finger may press: a slab (cut stone) and a key (coin).
import type { ButtonHTMLAttributes, ReactNode } from 'react';

type PressProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> &
  Readonly<{
    /** Accessible name where the visible word is shorter; it contains the visible word. */
    label?: string | undefined;
    children: ReactNode;
  }>;

/** `act` is the one cinnabar action of a screen, `plain` any other, `quiet` a lesser one. */
export function Slab({
  kind = 'plain',
  label,
  extra = '',
  submit = false,
  ...rest
}: PressProps & Readonly<{ kind?: 'act' | 'plain' | 'quiet'; extra?: string; submit?: boolean }>) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`slab slab-${kind} ${extra}`.trim()}
      aria-label={label}
      {...rest}
    />
  );
}

/** A round key of a keypad. */
export function Key({
  kind = 'coin',
  label,
  extra = '',
  ...rest
}: PressProps & Readonly<{ kind?: 'coin' | 'act' | 'quiet'; extra?: string }>) {
  return (
    <button
      type="button"
      className={`key key-${kind} ${extra}`.trim()}
      aria-label={label}
      {...rest}
    />
  );
}
