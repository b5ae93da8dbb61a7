// What any page may ask of the phone it is shown on: what is remembered, and whether the ledger can be reached.
import { createContext, useContext } from 'react';
import type { PhoneMemory } from './phone-memory.ts';

export type Phone = Readonly<{
  memory: PhoneMemory | undefined;
  /** The line was lost: what is shown may be old. */
  isLost: boolean;
  /** Whether the ledger is there; without a line it is asked first. */
  reach(): Promise<boolean>;
  /** Asks the ledger who is signed in: it has just refused this sign-in. */
  recheck(): void;
}>;

export const PhoneContext = createContext<Phone>({
  memory: undefined,
  isLost: false,
  reach: async () => true,
  recheck: () => {},
});

/** The phone around this page. */
export const usePhone = (): Phone => useContext(PhoneContext);
