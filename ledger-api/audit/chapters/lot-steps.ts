// What a transfer does to lots, read from its template and step: the auditor's own table of it.
import type { TransferDocument } from '../../ledger/transfer.ts';

export type LotStep =
  /** A lot with the id of the transfer. */
  | { kind: 'opens' }
  /** Points of lots are set aside in a hold; `whose`: in the order of use, or those of the deposit. */
  | { kind: 'sets-aside'; hold: string; purpose: string; whose: 'earliest' | 'deposit' }
  /** Set aside and used in one. */
  | { kind: 'takes'; hold: string; purpose: string }
  /** Of a hold, some are used for good, the rest goes back. */
  | { kind: 'uses'; hold: string }
  /** All of a hold goes back to its lots. */
  | { kind: 'gives-back'; hold: string }
  /** All of a hold is used, and opens as lots of another wallet. */
  | { kind: 'travels'; hold: string }
  /** Used points go back to their lots. */
  | { kind: 'refunds'; hold: string }
  /** Only accounts move: another transfer with it says what becomes of the lots. */
  | { kind: 'nothing' }
  /** Leaves its lots without a hold, in the order of use. */
  | { kind: 'leaves' }
  /** The rest of a lot whose time is over. */
  | { kind: 'expires' };

/** The step of a transfer that moves points of holders; undefined when no rule explains it. */
export function lotStepOf({ template, details }: TransferDocument): LotStep | undefined {
  const id = details.subject?.id ?? '';
  const step = details.step ?? '';
  const { reverses = '' } = details;
  switch (template) {
    case '5':
    case '6':
    case '22':
      return { kind: 'opens' };
    case '12':
      return { kind: 'sets-aside', hold: id, purpose: 'redemption', whose: 'earliest' };
    case '13':
      return { kind: 'uses', hold: id };
    case '13d':
      return { kind: 'takes', hold: id, purpose: 'redemption' };
    case '14':
      return { kind: 'gives-back', hold: id };
    case '15':
      return { kind: 'refunds', hold: id };
    case '17': {
      const hold = `withdrawal/${id}`;
      // A payment that failed is mirrored twice; the second one says what comes back.
      if (reverses.endsWith('/sent')) return { kind: 'nothing' };
      if (reverses.endsWith('/requested')) {
        return { kind: step === 'refused' ? 'gives-back' : 'refunds', hold };
      }
      if (step === 'requested') {
        return { kind: 'sets-aside', hold, purpose: 'withdrawal', whose: 'earliest' };
      }
      return step === 'sent' ? { kind: 'uses', hold } : undefined;
    }
    case '18':
      return giftStep(`gift/${id}`, step);
    case '19':
      return { kind: 'expires' };
    case '26':
      return details.subject?.kind === 'remainder'
        ? remainderStep(`remainder/${id}`, step)
        : claimStep(`claim/${id}`, step);
    default:
      return undefined;
  }
}

function giftStep(hold: string, step: string): LotStep | undefined {
  switch (step) {
    case 'offered':
      return { kind: 'sets-aside', hold, purpose: 'gift', whose: 'earliest' };
    case 'accepted':
      return { kind: 'travels', hold };
    case 'cancelled':
    case 'lapsed':
      return { kind: 'gives-back', hold };
    case 'donated':
      return { kind: 'leaves' };
    default:
      return undefined;
  }
}

function remainderStep(hold: string, step: string): LotStep | undefined {
  switch (step) {
    case 'reserved':
      return { kind: 'sets-aside', hold, purpose: 'review', whose: 'earliest' };
    case 'moved':
      return { kind: 'travels', hold };
    default:
      return undefined;
  }
}

function claimStep(hold: string, step: string): LotStep | undefined {
  switch (step) {
    case 'reserved':
      return { kind: 'sets-aside', hold, purpose: 'review', whose: 'deposit' };
    case 'released':
      return { kind: 'gives-back', hold };
    case 'moved':
      return { kind: 'travels', hold };
    case 'made-good':
      return { kind: 'opens' };
    default:
      return undefined;
  }
}
