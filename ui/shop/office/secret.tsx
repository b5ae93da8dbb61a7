// A secret that is shown once: to copy, and then to put away.
import { Slab } from '../../kit/slab.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { useOfficeWords } from './office-words.ts';

type SecretProps = Readonly<{ secret: string; words: string; putAway(): void }>;

export function Secret({ secret, words, putAway }: SecretProps) {
  const { keys: text } = useOfficeWords();
  return (
    <section aria-label={words}>
      <Notice tone="warn" icon="key">
        {words}
      </Notice>
      <code className="secret">{secret}</code>
      <div className="setting-row">
        <CopyButton copied={secret} word={text.copy} done={text.copied} />
      </div>
      <Slab kind="act" onClick={putAway}>
        {text.done}
      </Slab>
    </section>
  );
}
