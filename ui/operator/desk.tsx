// What every screen of the console stands on: who is signed in, the ledger, the time, and the words.
import { createContext, use, type ReactNode } from 'react';
import type { OperatorRole } from '#ledger/contract/staff.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { DeskClient } from './data/desk-client.ts';
import { isAtLeast } from './view/roles.ts';

export type Me = Readonly<{ id: string; name: string; role: OperatorRole }>;

export type Desk = Readonly<{
  client: DeskClient;
  clock: BrowserClock;
  /** A name for one write, so that sending it again has one effect. */
  newKey(): string;
  me: Me;
  /** The sign-in has ended: back to the door. */
  signedOut(): void;
}>;

const DeskContext = createContext<Desk | undefined>(undefined);

export function DeskProvider({ desk, children }: Readonly<{ desk: Desk; children: ReactNode }>) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk of the operator who is signed in. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('a screen stands outside its DeskProvider');
  return desk;
}

/** What the role of this operator does not include is not offered. */
export function Offered({
  least,
  children,
}: Readonly<{ least: OperatorRole; children: ReactNode }>) {
  const { me } = useDesk();
  return isAtLeast(me.role, least) ? children : null;
}
