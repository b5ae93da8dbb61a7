// A table in memory whose changes can be undone together, so that a failed transaction leaves nothing.

export type UndoLog = (() => void)[];

export type MemoryTable<V> = Readonly<{
  get(key: string): V | undefined;
  set(key: string, row: V): void;
  delete(key: string): void;
  rows(): readonly V[];
}>;

/** Rows are replaced, never changed in place; each change leaves its inverse in `undo`. */
export function memoryTable<V>(undo: UndoLog): MemoryTable<V> {
  const rows = new Map<string, V>();
  const restore = (key: string): void => {
    const before = rows.get(key);
    undo.push(() => (before === undefined ? rows.delete(key) : rows.set(key, before)));
  };
  return {
    get: (key) => rows.get(key),
    set: (key, row) => {
      restore(key);
      rows.set(key, row);
    },
    delete: (key) => {
      restore(key);
      rows.delete(key);
    },
    rows: () => [...rows.values()],
  };
}

/** Whether one place comes before another: the first numbers decide, then the second. */
export const isBefore = (one: readonly [number, number], other: readonly [number, number]) =>
  one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

/** Orders rows by what `key` answers: numbers, texts or lists of them. */
export const by =
  <V>(...keys: ((row: V) => string | number)[]) =>
  (a: V, b: V): number => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
