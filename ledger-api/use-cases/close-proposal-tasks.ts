// The tasks that ask for a coin table end with its approval, whoever gave it and however.
import type { SignedCoinTable } from '../contract/coin-table.ts';
import type { OperatorId } from '../contract/ids.ts';
import type { PaperworkWrite } from '../store/port/paperwork.ts';

/** `tableNumber`: of the table in force when it was proposed, 0 for none; what is proposed after it is another matter. */
export const proposalTaskKey = (kioskId: string, acceptorId: string, tableNumber: number): string =>
  `coin-table-proposed ${kioskId} ${acceptorId} ${tableNumber}`;

/** Closes what was proposed for the acceptor of `table` before it came into force; `closedBy` is absent for no operator. */
export async function closeProposalTasks(
  paperwork: PaperworkWrite,
  { acceptorId, number, approvedBy }: SignedCoinTable,
  closedBy: OperatorId | undefined,
  nowMs: number,
): Promise<void> {
  const note = `Table number ${number} was approved by ${approvedBy}.`;
  const proposals = await paperwork.newestProposals(PROPOSALS_MAX);
  const kiosks = proposals.filter(({ proposal }) => proposal.acceptorId === acceptorId);
  for (const { kioskId } of kiosks) {
    for (let before = Math.max(0, number - TABLES_MAX); before < number; before++) {
      const key = proposalTaskKey(kioskId, acceptorId, before);
      const task = await paperwork.task(key);
      if (!task || task.closing) continue;
      await paperwork.closeTask({ key, closedBy, closedAtMs: nowMs, note });
    }
  }
}

const PROPOSALS_MAX = 1_000;
/** An acceptor is approved anew a few times in its life. */
const TABLES_MAX = 50;
