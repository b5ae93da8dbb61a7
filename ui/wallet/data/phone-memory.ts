// What this phone remembers for looking without a line: the last wallet and the newest history, until the sign-in ends.

export interface PhoneMemory {
  read<T>(name: Name): Kept<T> | undefined;
  keep(name: Name, value: unknown, atMs: number): void;
  /** Nothing of the holder stays. */
  forget(): void;
}
export type Kept<T> = Readonly<{ value: T; atMs: number }>;

type Name = (typeof NAMES)[number];
const NAMES = ['wallet', 'history'] as const;

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
  return {
    read: <T>(name: Name) =>
      quietly((store) => {
        const text = store.getItem(keyOf(name));
        return text === null ? undefined : (JSON.parse(text) as Kept<T>);
      }),
    keep: (name, value, atMs) =>
      quietly((store) => store.setItem(keyOf(name), JSON.stringify({ value, atMs }))),
    forget: () =>
      quietly((store) => {
        for (const name of NAMES) store.removeItem(keyOf(name));
      }),
  };
}

const keyOf = (name: Name): string => `tikkeul.last.${name}`;
