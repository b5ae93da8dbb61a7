// Approvals by two people in memory.
import type { Approval, ApprovalsWrite } from '../port/approvals.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryApprovals(undo: UndoLog): ApprovalsWrite {
  const table = memoryTable<Approval>(undo);
  return {
    approval: async (id) => table.get(id),
    waitingApproval: async (kind, subject, nowMs) =>
      table
        .rows()
        .find(
          (one) =>
            one.state === 'waiting' &&
            one.kind === kind &&
            one.subject === subject &&
            nowMs < one.expiresAtMs,
        ),
    approvals: async (before, limit) =>
      table
        .rows()
        .filter((one) => before === undefined || one.id < before)
        .sort(by((one) => one.id))
        .reverse()
        .slice(0, limit),
    saveApproval: async (approval) => {
      const known = table.get(approval.id);
      const { state, decidedBy, decidedAtMs } = approval;
      table.set(approval.id, known ? { ...known, state, decidedBy, decidedAtMs } : approval);
    },
  };
}
