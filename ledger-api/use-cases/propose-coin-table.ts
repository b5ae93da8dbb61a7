// A kiosk proposes a coin table: kept for the operators, with a task. It is worth nothing until somebody approves it.
import { confirmedPart, isSameCoins, type CoinTableProposal } from '../contract/coin-table.ts';
import { canonicalText } from '../contract/canonical-json.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { Kiosk } from '../store/port/kiosks.ts';
import { proposalTaskKey } from './close-proposal-tasks.ts';

/** Keeps a proposal once; what is in force already, or beyond the number of acceptors of a kiosk, changes nothing. */
export async function keepProposal(
  { paperwork }: Pick<WritingBooks, 'paperwork'>,
  kiosk: Kiosk,
  proposal: CoinTableProposal,
  nowMs: number,
): Promise<void> {
  const { acceptorId } = proposal;
  const inForce = await paperwork.newestCoinTable(acceptorId);
  if (inForce && isSameCoins(inForce, confirmedPart(proposal))) return;
  const known = await paperwork.proposalsOf(kiosk.id);
  const before = known.find((one) => one.proposal.acceptorId === acceptorId);
  if (before && canonicalText(before.proposal) === canonicalText(proposal)) return;
  if (!before && known.length >= ACCEPTORS_PER_KIOSK_MAX) return;
  await paperwork.saveProposal({ kioskId: kiosk.id, proposedAtMs: nowMs, proposal });
  await paperwork.openTask({
    key: proposalTaskKey(kiosk.id, acceptorId, inForce?.number ?? 0),
    kind: 'coin-table-proposed',
    kioskId: kiosk.id,
    openedAtMs: nowMs,
    text: `${kiosk.name} proposes a coin table for ${acceptorId}. Its coins stay closed until somebody approves it.`,
    record: canonicalText(proposal),
  });
}

/** A kiosk has at most 8 acceptors at a time; the rest is for those that were replaced. */
const ACCEPTORS_PER_KIOSK_MAX = 16;
