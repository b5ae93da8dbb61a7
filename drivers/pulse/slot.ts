// Opens and closes the slot by INH, and believes neither before the bridge has answered with the token of that wish.
import type { Stat } from './accounting.ts';
import type { Conversation } from './conversation.ts';
import { TOKEN_MAX } from './grammar.ts';
import type { BridgeLine, InhibitCause } from './grammar.ts';

export type SlotStanding = 'closed' | 'open' | 'unproven';

export interface Slot {
  readonly standing: SlotStanding;
  readonly wish: 'open' | 'closed';
  /** Why it is closed, as the bridge last said. */
  readonly cause: InhibitCause;
  /** From now on only an answer to this wish proves anything. */
  want(wish: 'open' | 'closed'): void;
  /** Says the wish; the bridge answers with STAT, and closes by itself when nobody says it for two seconds. */
  tell(): void;
  /** Takes what a line says about the slot. */
  note(line: BridgeLine): void;
  /** Whether `stat` answers a wish that was said since `want`. */
  isAnswer(stat: Stat): boolean;
  /** The bridge does not show what was wished. */
  doubt(): void;
}

/** The slot of a bridge that has just been met; its standing is not proven. */
export function createSlot(conversation: Conversation): Slot {
  let wish: 'open' | 'closed' = 'closed';
  let standing: SlotStanding = 'unproven';
  let cause: InhibitCause = 'host';
  let token = 0;
  let firstToken = 1;
  let hasTold = false;

  const slot: Slot = {
    get standing() {
      return standing;
    },
    get wish() {
      return wish;
    },
    get cause() {
      return cause;
    },
    want: (wanted) => {
      wish = wanted;
      firstToken = after(token);
      hasTold = false;
    },
    tell: () => {
      token = after(token);
      hasTold = true;
      conversation.say({ kind: 'inh', isInhibited: wish === 'closed', token });
    },
    isAnswer: (stat) => hasTold && distance(firstToken, stat.token) <= distance(firstToken, token),
    note: (line) => {
      if (line.kind !== 'stat' && line.kind !== 'ping') return;
      if (line.kind === 'stat') cause = line.cause;
      if (line.isInhibited === undefined) return;
      const isClosed = line.isInhibited;
      if (line.kind === 'stat' && slot.isAnswer(line)) {
        if (isClosed) standing = 'closed';
        else standing = wish === 'open' ? 'open' : 'unproven';
        return;
      }
      // Not an answer, but it may contradict what was proven: the bridge has closed by itself, or opened unasked.
      if (isClosed && standing === 'open') standing = 'closed';
      if (!isClosed && standing === 'closed' && wish === 'closed') standing = 'unproven';
    },
    doubt: () => {
      standing = 'unproven';
    },
  };
  return slot;
}

/** Tokens run from 1 to 65535 and then from 1 again; 0 stands for none. */
const after = (token: number): number => (token % TOKEN_MAX) + 1;

const distance = (from: number, to: number): number =>
  to === 0 ? Infinity : (to - from + TOKEN_MAX) % TOKEN_MAX;
