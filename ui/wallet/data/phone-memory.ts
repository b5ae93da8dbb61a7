// What this phone remembers for looking without a line: the last wallet and the last answer of each page, until the sign-in ends.

export interface PhoneMemory {
  read<T>(name: KeptName): Kept<T> | undefined;
  keep(name: KeptName, value: unknown, atMs: number): void;
  /** Nothing of the holder stays. */
  forget(): void;
}
export type Kept<T> = Readonly<{ value: T; atMs: number }>;

/** What is kept: one answer of a kind, or one deposit with its coins. */
export type KeptName =
  | 'wallet'
  | 'history'
  | 'ridge'
  | 'rate-card'
  | 'gifts'
  | 'identity'
  | 'bank-accounts'
  | 'withdrawals'
  | 'claims'
  | 'notices'
  | 'consents'
  | 'devices'
  | 'places'
  | `deposit ${string}`;

/** Kept in the browser's storage of this page; where there is none, nothing is remembered. */
export function phoneMemory(storage: () => Storage = () => localStorage): PhoneMemory {
  const quietly = <T>(work: (store: Storage) => T): T | undefined => {
    try {
      return work(storage());
    } catch {
      // A browser that keeps nothing, or has no room: the wallet works without.
      return undefined;
    }
  };
  const readIn = <T>(store: Storage, key: string): Kept<T> | undefined => {
    const text = store.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Kept<T>);
  };
  /** Makes room for one more: of the deposits that were looked at, the newest stay. */
  const dropOldDeposits = (store: Storage, key: string): void => {
    const others = keysIn(store, keyOf('deposit ')).filter((one) => one !== key);
    if (others.length < DEPOSITS_MAX) return;
    const atMs = (one: string): number => readIn(store, one)?.atMs ?? 0;
    const [oldest] = others.toSorted((a, b) => atMs(a) - atMs(b));
    store.removeItem(oldest!);
  };
  return {
    read: <T>(name: KeptName) => quietly((store) => readIn<T>(store, keyOf(name))),
    keep: (name, value, atMs) =>
      quietly((store) => {
        const key = keyOf(name);
        if (name.startsWith('deposit ')) dropOldDeposits(store, key);
        store.setItem(key, JSON.stringify({ value, atMs }));
      }),
    forget: () =>
      quietly((store) => {
        for (const key of keysIn(store, PREFIX)) store.removeItem(key);
      }),
  };
}

const keysIn = (store: Storage, prefix: string): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

const PREFIX = 'tikkeul.last.';
const keyOf = (name: KeptName): string => PREFIX + name;

/** A thousand coins take 150 kB of the five megabytes that a page may keep. */
const DEPOSITS_MAX = 8;
