// Something that is shown once: it can be read, marked and copied, and is gone with the page.
import { useId } from 'react';
import { CopyButton } from '../../kit/copy-button.tsx';
import { useWords } from '../words.tsx';

export function Secret({ name, value }: Readonly<{ name: string; value: string }>) {
  const { text } = useWords();
  const id = useId();
  return (
    <div className="secret">
      <span className="fine" id={id}>
        {name}
      </span>
      <code tabIndex={0} role="group" aria-labelledby={id}>
        {value}
      </code>
      <CopyButton copied={value} word={text.shell.copy} done={text.shell.copied} />
    </div>
  );
}
