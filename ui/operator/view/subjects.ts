// What a proposal is about, and the page on which that is looked at.
import type { Route } from '../route.ts';

/** Undefined where there is no page of its own, or not yet. */
export function subjectRoute(
  kind: string,
  subject: string,
  state: string = 'waiting',
): Route | undefined {
  switch (kind) {
    case 'release-held-batches':
      return { page: 'kiosk', id: subject };
    case 'close-epoch':
      return { page: 'kiosk', id: subject.split(' ')[0] ?? subject };
    case 'claim-decision':
      return { page: 'claim', id: subject };
    case 'close-wallet':
    case 'wallet-remainder':
      return { page: 'wallet', id: subject };
    case 'publish-rates':
      return { page: 'rates' };
    case 'fund-promotion':
      return state === 'done' ? { page: 'promotion', id: subject } : undefined;
    default:
      return undefined;
  }
}

/** The end of a long id; a short one as it is. */
export const shortSubject = (subject: string): string =>
  subject.length > SUBJECT_LETTERS ? `…${subject.slice(-SUBJECT_LETTERS)}` : subject;

const SUBJECT_LETTERS = 12;

/** The page of what a line of the audit trail is about, by its call; undefined where it has none. */
export function callRoute(call: string, subject: string): Route | undefined {
  const [, things = '', rest = ''] = /\/v1\/operator\/([a-z-]+)(\/.*)?$/.exec(call) ?? [];
  const page = PAGE_OF[things];
  // The subject of such a line is the key, which has no page of its own.
  if (page === undefined || subject === '' || rest.includes('/keys')) return undefined;
  return { page, id: subject };
}

/** The page of what a task is about; the ledger names a closed wallet in its sentence. */
export function taskRoute(kind: string, text: string): Route | undefined {
  const id = kind === 'wallet-closed' ? WALLET_IN_TEXT.exec(text)?.[1] : undefined;
  return id === undefined ? undefined : { page: 'wallet', id };
}

const PAGE_OF: Readonly<Partial<Record<string, Extract<Route, { id: string }>['page']>>> = {
  kiosks: 'kiosk',
  wallets: 'wallet',
  shops: 'shop',
  bags: 'bag',
  shipments: 'shipment',
  claims: 'claim',
  operators: 'operator',
};
const WALLET_IN_TEXT = /\bwallet ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/;
