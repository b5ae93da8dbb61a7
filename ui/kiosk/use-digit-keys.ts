// The physical keys of a page with a keypad of its own: digits, Backspace, Enter for the confirming key.
import { useEffect, useRef } from 'react';

type DigitKeys = Readonly<{
  press: (character: string) => void;
  erase: () => void;
  confirm: (() => void) | undefined;
  /** What may be typed; digits where it is left out. */
  pattern?: RegExp;
}>;

/** Listens while the page stands; a focused button keeps Enter for itself. */
export function useDigitKeys(keys: DigitKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { press, erase, confirm, pattern = /^\d$/ } = latest.current;
      if (event.key === 'Enter') {
        if (event.target instanceof HTMLButtonElement || event.repeat) return;
        confirm?.();
      } else if (event.key === 'Backspace') erase();
      else if (pattern.test(event.key)) press(event.key);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
