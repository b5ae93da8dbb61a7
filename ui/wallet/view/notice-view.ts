// A notice as a row: which sentence it is, what the sentence needs, and where it leads.
import type { NoticeView } from '#ledger/contract/holder.ts';
import type { z } from 'zod';
import type { Route } from '../route.ts';

export type HolderNotice = z.infer<typeof NoticeView>;

/** What the sentence of a notice takes, in the order of its gaps. */
export type NoticeFacts = Readonly<{
  points: string | undefined;
  /** A moment, as text of the contract. */
  day: string | undefined;
  route: Route | undefined;
}>;

/** The facts of one notice; a kind that is new leads nowhere. */
export function noticeFacts({ kind, facts }: HolderNotice): NoticeFacts {
  return { points: facts['points'], day: facts['expiresAt'], route: routeOfNotice(kind, facts) };
}

function routeOfNotice(kind: string, facts: HolderNotice['facts']): Route | undefined {
  const { depositId } = facts;
  if (depositId !== undefined) return { page: 'deposit', id: depositId };
  if (kind.startsWith('gift-')) return { page: 'gifts' };
  if (kind.startsWith('withdrawal-')) return { page: 'withdraw' };
  if (kind === 'claim-decided') return { page: 'claims' };
  return kind === 'promotion' ? { page: 'history' } : undefined;
}

/** The number up to which everything was seen once this page is read; undefined when nothing on it is new. */
export function readUpTo(notices: readonly HolderNotice[]): number | undefined {
  const fresh = notices.filter(({ readAt }) => readAt === undefined).map(({ number }) => number);
  return fresh.length === 0 ? undefined : Math.max(...fresh);
}
