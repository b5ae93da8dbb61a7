// Opens and closes the coin slot. MDB shows nobody how it stands: the acknowledgement of COIN TYPE (0C) is all there is,
// so it is told again and again.
import type { SlotAnswer } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './frame.ts';

/** `unproven`: the changer has not acknowledged what it was told last. */
export type SlotStanding = 'closed' | 'open' | 'unproven';

export interface Slot {
  readonly standing: SlotStanding;
  /** The coin types that it was told last to take. */
  readonly mask: number;
  /** Takes the coin types of `mask`; bit 0 is type 0. */
  open(mask: number): Promise<SlotAnswer>;
  close(): Promise<SlotAnswer>;
  /** The same once more: a bridge that lost power forgets, and some then let every coin in. */
  tellAgain(): Promise<SlotAnswer>;
}

/** The slot of one connected changer; unknown until it has been told. */
export function createSlot(conversation: Conversation): Slot {
  let standing: SlotStanding = 'unproven';
  let mask = 0;

  async function tell(wanted: 'open' | 'closed', types: number): Promise<SlotAnswer> {
    standing = 'unproven';
    mask = types;
    // The last two bytes let nobody take coins out of the tubes by hand.
    const told = await conversation.ask(COMMANDS.coinType, [types >> 8, types & 0xff, 0, 0]);
    if (told.ok) standing = wanted;
    if (told.ok) return { ok: true };
    return { ok: false, reason: told.reason === 'nack' ? 'cannot-close' : 'silent' };
  }

  return {
    get standing() {
      return standing;
    },
    get mask() {
      return mask;
    },
    open: (types) => tell('open', types),
    close: () => tell('closed', 0),
    tellAgain: () => (standing === 'open' ? tell('open', mask) : tell('closed', 0)),
  };
}
