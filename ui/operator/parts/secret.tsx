// Something that is shown once: it can be read, marked and copied, and is gone with the page.
import { useState } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../words.tsx';

export function Secret({ name, value }: Readonly<{ name: string; value: string }>) {
  const { text } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
    } catch {
      // A browser that lets nobody copy: the text can be marked by hand.
      setIsCopied(false);
    }
  };
  return (
    <div className="secret">
      <span className="fine" id="secret-name">
        {name}
      </span>
      <code tabIndex={0} role="group" aria-labelledby="secret-name">
        {value}
      </code>
      <button type="button" className="chip-button" onClick={() => void copy()}>
        <Icon name={isCopied ? 'check' : 'list'} />
        {isCopied ? text.shell.copied : text.shell.copy}
      </button>
    </div>
  );
}
