// What was refused, and what stands in the place of data.
import type { Refusal } from '#ledger/contract/client.ts';
import { Notice, RefusalLine } from '../../kit/notice.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { Loaded } from '../data/use-loaded.ts';
import { useDesk } from '../desk.tsx';
import { agoOf } from '../view/moments.ts';
import { useWords } from '../words.tsx';

/** Why something did not work, in the words of the console. */
export function RefusalNotice({ refusal }: Readonly<{ refusal: Refusal | undefined }>) {
  const { text } = useWords();
  return <RefusalLine refusal={refusal} words={text.shell} />;
}

/** What stands in the place of data: why we wait, why there is none, or how old it is. */
export function LoadedNotice({ loaded }: Readonly<{ loaded: Loaded<unknown> }>) {
  const { text } = useWords();
  const { clock } = useDesk();
  const { value, refusal, knownAtMs } = loaded;
  if (value === undefined && !refusal) return <p className="fine wait">{text.shell.loading}</p>;
  if (!refusal) return null;
  if (value === undefined) {
    return (
      <>
        <RefusalNotice refusal={refusal} />
        <div className="acts">
          <Slab onClick={loaded.reload}>{text.shell.again}</Slab>
        </div>
      </>
    );
  }
  const { unit, count } = agoOf(clock.nowMs() - knownAtMs);
  return (
    <Notice tone="warn" icon="offline">
      {text.shell.stale(unit === 'now' ? text.shell.ago.now : text.shell.ago[unit](count))}
    </Notice>
  );
}
