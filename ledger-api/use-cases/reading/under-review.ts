// Whether what a kiosk told waits for people.
import type { Kiosk } from '../../store/port/kiosks.ts';

/** Nothing that it told matures: it is quarantined, or it was revoked and two people have not released it since. */
export const isUnderReview = ({ state, isReleased }: Kiosk): boolean =>
  state === 'quarantined' || (state === 'revoked' && isReleased !== true);
