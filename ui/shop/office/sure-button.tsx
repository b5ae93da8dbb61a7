// A button for what cannot be taken back: pressed once it asks, pressed again it does.
import { useState } from 'react';

type SureButtonProps = Readonly<{
  word: string;
  /** What the second press means, and the words for yes and no. */
  hint: string;
  sure: string;
  keep: string;
  label?: string;
  isBusy: boolean;
  act(): void;
}>;

export function SureButton({ word, hint, sure, keep, label, isBusy, act }: SureButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        className="chip-button"
        aria-label={label}
        data-opens
        onClick={() => setIsAsking(true)}
      >
        {word}
      </button>
    );
  }
  return (
    <span className="sure" role="group" aria-label={label ?? word}>
      <span className="fine">{hint}</span>
      <button type="button" className="chip-button danger" disabled={isBusy} onClick={act}>
        {sure}
      </button>
      <button type="button" className="chip-button" autoFocus onClick={() => setIsAsking(false)}>
        {keep}
      </button>
    </span>
  );
}
