// Before the first answer: what is waited for, and a way to ask again.
import { Icon } from '../../kit/icon.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useWords } from '../words.tsx';

type WaitProps = Readonly<{ isUnreachable: boolean; tryNow(): void }>;

export function WaitScreen({ isUnreachable, tryNow }: WaitProps) {
  const { text } = useWords();
  return (
    <main tabIndex={-1} className="shop scene">
      <section className="sky">
        <h1 className="poster">{text.brand}</h1>
        <p className="lead" role="status">
          {isUnreachable && <Icon name="offline" />}
          {isUnreachable ? text.line.unreachable : text.loading}
        </p>
        <Hills isDeep />
      </section>
      <section className="ground">
        {isUnreachable && (
          <Slab kind="act" onClick={tryNow}>
            {text.line.tryNow}
          </Slab>
        )}
      </section>
    </main>
  );
}
