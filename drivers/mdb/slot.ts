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
  /**
   * The same once more, one try: a bridge that lost power forgets, and some then let every coin in. Where it stands is
   * believed as before; true when it was acknowledged.
   */
  tellAgain(): Promise<boolean>;
}

/** The slot of one connected changer; unknown until it has been told. */
export function createSlot(conversation: Conversation): Slot {
  let standing: SlotStanding = 'unproven';
  let mask = 0;

  async function tell(wanted: 'open' | 'closed', types: number): Promise<SlotAnswer> {
    standing = 'unproven';
    mask = types;
    const told = await conversation.ask(COMMANDS.coinType, dataOf(types));
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
    tellAgain: async () => {
      const types = standing === 'open' ? mask : 0;
      return (await conversation.ask(COMMANDS.coinType, dataOf(types), 1)).ok;
    },
  };
}

/** Bit 0 of the second byte is type 0. The last two bytes let nobody take coins out of the tubes by hand. */
const dataOf = (types: number): number[] => [types >> 8, types & 0xff, 0, 0];
