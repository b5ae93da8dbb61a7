// The till as a pure machine: an amount, a code, and what became of the payment.
//
//   entering ─take→ sending ─answer→ taken ─1.5 s→ entering
//                      │  └─answer→ awaiting ─the customer's word→ taken, or entering with the reason
//                      └─no answer→ unanswered ─take→ sending (the same sale: it cannot be taken twice)
import type { Refusal } from '#ledger/contract/client.ts';
import { isPoints } from '../../kit/points-typed.ts';
import type { Redemption, Sale } from '../data/shop-client.ts';
import { amountIn, codeIn, isWhole } from './entry.ts';

export type EntryField = 'amount' | 'code';

export type Phase =
  | Readonly<{ at: 'entering'; refusal?: Refusal; undone?: string }>
  | Readonly<{ at: 'sending'; sale: Sale }>
  | Readonly<{ at: 'unanswered'; sale: Sale }>
  | Readonly<{ at: 'awaiting'; redemption: Redemption }>
  | Readonly<{ at: 'taken'; redemption: Redemption }>;

export type Till = Readonly<{
  /** Digits only; '' is nothing. */
  amount: string;
  code: string;
  /** What the keypad types into. */
  active: EntryField;
  phase: Phase;
}>;

export type TillInput =
  | Readonly<{ kind: 'key'; key: string }>
  | Readonly<{ kind: 'amount' | 'code'; text: string }>
  | Readonly<{ kind: 'activate'; field: EntryField }>
  /** `amount` is what stood there before the scanner typed into it. */
  | Readonly<{ kind: 'scanned'; text: string; amount?: string }>
  | Readonly<{ kind: 'take'; orderId: string; commandKey: string }>
  | Readonly<{ kind: 'answered'; redemption: Redemption }>
  | Readonly<{ kind: 'refused'; refusal: Refusal }>
  /** What became of undoing an earlier payment; it never disturbs one that is under way. */
  | Readonly<{ kind: 'undone'; points: string }>
  | Readonly<{ kind: 'undo-refused'; refusal: Refusal }>
  | Readonly<{ kind: 'next' }>;

export const NEW_TILL: Till = { amount: '', code: '', active: 'amount', phase: { at: 'entering' } };

/** True when there is an amount and a whole code, and nothing is under way. */
export const canTake = ({ amount, code, phase }: Till): boolean =>
  phase.at === 'unanswered' || (phase.at === 'entering' && isPoints(amount) && isWhole(code));

/** The till after an input; an input that does not fit changes nothing. */
export function step(till: Till, input: TillInput): Till {
  switch (input.kind) {
    case 'key':
      return pressed(till, input.key);
    case 'amount':
      return entered(till, 'amount', amountIn(input.text, till.amount));
    case 'code':
      return entered(till, 'code', codeIn(input.text));
    case 'activate':
      return { ...till, active: input.field };
    case 'scanned': {
      const before = input.amount === undefined ? till : { ...till, amount: input.amount };
      return entered(before, 'code', codeIn(input.text));
    }
    case 'take':
      return canTake(till)
        ? { ...till, phase: { at: 'sending', sale: saleOf(till, input) } }
        : till;
    case 'answered':
      return answered(till, input.redemption);
    case 'refused':
      return refused(till, input.refusal);
    case 'undone':
      return beside(till, { at: 'entering', undone: input.points });
    case 'undo-refused':
      return beside(till, { at: 'entering', refusal: input.refusal });
    case 'next':
      return till.phase.at === 'sending' ? till : NEW_TILL;
  }
}

function pressed(till: Till, key: string): Till {
  const now = till[till.active];
  const next = key === 'delete' ? now.slice(0, -1) : now + key;
  return entered(till, till.active, till.active === 'amount' ? amountIn(next, now) : codeIn(next));
}

/** Typing is possible while nothing is under way; after a payment it begins the next one. */
function entered(till: Till, field: EntryField, text: string): Till {
  if (till.phase.at !== 'entering' && till.phase.at !== 'taken') return till;
  const next = { ...till, [field]: text, active: field, phase: { at: 'entering' as const } };
  // A whole code needs no more keys: they belong to the amount, if it is missing.
  const isReady = field === 'code' && isWhole(text) && next.amount === '';
  return isReady ? { ...next, active: 'amount' } : next;
}

/** A word about an earlier payment; what is typed for the next one stays. */
function beside(till: Till, phase: Phase): Till {
  return till.phase.at === 'entering' || till.phase.at === 'taken' ? { ...till, phase } : till;
}

/** What was not answered keeps its names, whatever is pressed. */
const saleOf = (
  { amount, code, phase }: Till,
  { orderId, commandKey }: Readonly<{ orderId: string; commandKey: string }>,
): Sale => (phase.at === 'unanswered' ? phase.sale : { code, points: amount, orderId, commandKey });

function answered(till: Till, redemption: Redemption): Till {
  switch (redemption.status) {
    case 'awaiting-holder':
      return { ...till, phase: { at: 'awaiting', redemption } };
    case 'captured':
    case 'authorised':
      // The slab tells what was taken; the fields are free for the next customer.
      return { ...NEW_TILL, phase: { at: 'taken', redemption } };
    case 'declined':
      return refused(till, { ok: false, code: 'holder-declined' });
    case 'lapsed':
      return refused(till, { ok: false, code: 'holder-lapsed' });
    case 'voided':
      return { ...till, code: '', active: 'code', phase: { at: 'entering' } };
  }
}

/** The amount is kept; a code that cannot be used again is not. */
function refused(till: Till, refusal: Refusal): Till {
  const { phase } = till;
  if (refusal.code === 'unreachable' && phase.at === 'sending') {
    return { ...till, phase: { at: 'unanswered', sale: phase.sale } };
  }
  const code = SPENT_CODES.has(refusal.code) ? '' : till.code;
  const active = code === '' ? 'code' : till.active;
  return { ...till, code, active, phase: { at: 'entering', refusal } };
}

const SPENT_CODES: ReadonlySet<string> = new Set([
  'redemption-code-wrong',
  'holder-declined',
  'holder-lapsed',
  'holder-unknown',
]);
