// Before anything is known: what we wait for, and a way to try at once.
import { Slab } from '../../kit/slab.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TopBar } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { useWords } from '../words.tsx';

type WaitProps = Readonly<{ isUnreachable: boolean; tryNow(): void }>;

export function WaitScreen({ isUnreachable, tryNow }: WaitProps) {
  const { text } = useWords();
  return (
    <main tabIndex={-1} className="wallet scene">
      <section className="sky">
        <TopBar isHeading />
        {isUnreachable ? (
          <Notice tone="warn" icon="offline">
            {text.line.unreachable}
          </Notice>
        ) : (
          <p className="label">{text.loading}</p>
        )}
        <Landscape peaks={[]} isTall />
      </section>
      {isUnreachable && (
        <section className="ground">
          <Slab kind="act" onClick={tryNow}>
            {text.line.tryNow}
          </Slab>
        </section>
      )}
    </main>
  );
}
