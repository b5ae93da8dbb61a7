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
