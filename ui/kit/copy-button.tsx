// Puts a text on the clipboard, and says so.
import { useState } from 'react';
import { Icon } from './icon.tsx';

type CopyButtonProps = Readonly<{ copied: string; word: string; done: string; label?: string }>;

export function CopyButton({ copied, word, done, label }: CopyButtonProps) {
  const [isDone, setIsDone] = useState(false);
  return (
    <button
      type="button"
      className="chip-button"
      aria-label={isDone ? undefined : label}
      onClick={() => {
        // A browser that does not let us leaves the text to be marked by hand.
        void navigator.clipboard?.writeText(copied).then(
          () => setIsDone(true),
          () => setIsDone(false),
        );
      }}
    >
      <Icon name={isDone ? 'check' : 'copy'} />
      <span role="status">{isDone ? done : word}</span>
    </button>
  );
}
