// The audit trail in memory.
import assert from 'node:assert/strict';
import type { AuditLine, AuditTrailWrite } from '../port/audit-trail.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryAuditTrail(undo: UndoLog): AuditTrailWrite {
  const table = memoryTable<AuditLine>(undo);
  const newestFirst = () => [...table.rows()].sort(by((line) => -line.number));
  return {
    newestLine: async () => newestFirst()[0],
    lines: async (before = Infinity, limit) =>
      newestFirst()
        .filter((line) => line.number < before)
        .slice(0, limit),
    addLine: async (line) => {
      assert(!table.get(String(line.number)), 'a line of the audit trail is never replaced');
      table.set(String(line.number), line);
    },
  };
}
