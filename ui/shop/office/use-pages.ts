// A list that is read page by page, and again from its head after something was changed.
import { useEffect, useReducer } from 'react';
import { useLatest } from '../data/use-latest.ts';
import type { Answer, Refusal } from '#ledger/contract/client.ts';

type Page<Row> = Readonly<{ rows: readonly Row[]; next?: string | undefined }>;

export type Pages<Row> = Readonly<{
  /** Undefined until the first page is there. */
  rows: readonly Row[] | undefined;
  refusal: Refusal | undefined;
  hasMore: boolean;
  more(): void;
  /** Reads the first page again. */
  again(): void;
}>;

/** Reads the first page at once. */
export function usePages<Row>(read: (cursor?: string) => Promise<Answer<Page<Row>>>): Pages<Row> {
  const [{ rows, next, refusal }, tell] = useReducer(told<Row>, {
    rows: undefined,
    next: undefined,
    refusal: undefined,
  });
  const reader = useLatest(read);
  const ask = async (cursor?: string): Promise<void> =>
    tell({ cursor, answer: await reader.current(cursor) });
  useEffect(() => {
    void reader.current().then((answer) => tell({ cursor: undefined, answer }));
  }, [reader]);
  return {
    rows,
    refusal,
    hasMore: next !== undefined,
    more: () => void ask(next),
    again: () => void ask(),
  };
}

type Known<Row> = Readonly<{
  rows: readonly Row[] | undefined;
  next: string | undefined;
  refusal: Refusal | undefined;
}>;

function told<Row>(
  known: Known<Row>,
  { cursor, answer }: Readonly<{ cursor: string | undefined; answer: Answer<Page<Row>> }>,
): Known<Row> {
  if (!answer.ok) return { ...known, refusal: answer };
  const { rows, next } = answer.value;
  return {
    rows: cursor === undefined ? rows : [...(known.rows ?? []), ...rows],
    next,
    refusal: undefined,
  };
}

/** A page of an answer whose rows have a name of their own. */
export const pageOf = <Told, Row>(
  answer: Answer<Told>,
  rowsOf: (told: Told) => Page<Row>,
): Answer<Page<Row>> => (answer.ok ? { ok: true, value: rowsOf(answer.value) } : answer);
