// Below a list: that it is being read, that it is empty, why it could not be read, or more of it.
import { Slab } from '../../kit/slab.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';
import type { Pages } from './use-pages.ts';

type ListStateProps = Readonly<{ pages: Pages<unknown>; empty: string; more: string }>;

export function ListState({ pages, empty, more }: ListStateProps) {
  const { text } = useWords();
  const { rows, refusal, hasMore } = pages;
  return (
    <>
      <RefusalNotice refusal={refusal} />
      {refusal && (
        <Slab kind="plain" onClick={pages.again}>
          {text.line.tryNow}
        </Slab>
      )}
      {!rows && !refusal && (
        <p className="fine" role="status">
          {text.loading}
        </p>
      )}
      {rows?.length === 0 && <p className="fine">{empty}</p>}
      {hasMore && !refusal && (
        <Slab kind="plain" onClick={pages.more}>
          {more}
        </Slab>
      )}
    </>
  );
}
