// The note beside the stored pairs that the slot may be open, and for which positions. Before its first event a device looks
// after a power cut as it did before; only its inhibits, which it forgets, can tell that coins may have gone with its buffer.
import type { AcceptorPosition } from '../coin-acceptor.ts';
import type { InhibitMask } from './slot.ts';

/** `!` and the positions that were let in, as four hex digits, behind the pairs. */
const MARK = /!([0-9a-f]{4})$/;

/** The positions that may be open; undefined while the slot is known to be closed and quiet. */
export function markOf(position: AcceptorPosition | undefined): InhibitMask | undefined {
  const [, mask] = MARK.exec(position?.recentPairs ?? '') ?? [];
  return mask === undefined ? undefined : Number.parseInt(mask, 16);
}

/** The same position with another mark, or none. */
export function withMark(
  position: AcceptorPosition,
  mask: InhibitMask | undefined,
): AcceptorPosition {
  const pairs = position.recentPairs.replace(MARK, '');
  const mark = mask === undefined ? '' : `!${mask.toString(16).padStart(4, '0')}`;
  return { ...position, recentPairs: pairs + mark };
}

/**
 * Whether a device that shows the inhibits `shown` still stands as it was marked. Positions that hold no coin may stay 0; all
 * of them 0 is what a power-up looks like, and so is what we never told it.
 */
export function standsAsMarked(mark: InhibitMask, shown: InhibitMask | undefined): boolean {
  return shown !== undefined && shown !== 0 && (shown & ~mark) === 0;
}
