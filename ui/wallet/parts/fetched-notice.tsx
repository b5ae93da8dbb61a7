// How what a page shows stands towards the ledger: on its way, as it was at a moment, or not here; and a way to try again.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Notice } from '../../kit/notice.tsx';
import { Slab } from '../../kit/slab.tsx';
import { type Fetched, isSilence } from '../data/use-fetched.ts';
import { momentText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type FetchedNoticeProps = Readonly<{
  clock: BrowserClock;
  /** All that the page shows of the ledger; one notice speaks for all of it. */
  all: readonly Fetched<unknown>[];
}>;

/** Nothing while everything is here and true. */
export function FetchedNotice({ clock, all }: FetchedNoticeProps) {
  const { text, lang } = useWords();
  const refusal = all.find((one) => one.refusal)?.refusal;
  if (refusal && !isSilence(refusal)) return <RefusalNotice refusal={refusal} />;
  const isWhole = all.every(({ value }) => value !== undefined);
  if (!refusal && !isWhole) return <p className="fine">{text.loading}</p>;
  const old = all.filter(({ isOld }) => isOld).flatMap(({ atMs = 0 }) => atMs);
  if (!refusal && old.length === 0) return null;
  const isTrying = all.some((one) => one.isTrying);
  const isKept = isWhole && old.length > 0;
  const time = isKept ? momentText(Math.min(...old), clock.nowMs(), lang) : '';
  return (
    <div className="silence">
      {refusal?.status === undefined ? (
        <Notice tone="warn" icon="offline">
          {isKept ? text.line.stale(time) : text.line.notKept}
        </Notice>
      ) : (
        <>
          <RefusalNotice refusal={refusal} />
          {isKept && <p className="fine">{text.line.asOf(time)}</p>}
        </>
      )}
      <Slab
        onClick={() => {
          for (const one of all) one.again();
        }}
      >
        {isTrying ? text.loading : text.line.tryNow}
      </Slab>
    </div>
  );
}
