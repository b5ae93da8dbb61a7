// What needs two people: proposed by one operator, decided by another, done once. Retention: for ever.
import type { OperatorId } from '../../contract/ids.ts';

export type Approval = Readonly<{
  id: string;
  /** What will be done, such as `release-held-batches`. */
  kind: string;
  /** What it is about; the same matter waits once. */
  subject: string;
  /** Everything that doing it needs, as canonical JSON, exactly as proposed. */
  payload: string;
  proposedBy: OperatorId;
  proposedAtMs: number;
  expiresAtMs: number;
  state: 'waiting' | 'done' | 'rejected';
  decidedBy: OperatorId | undefined;
  decidedAtMs: number | undefined;
}>;

export interface ApprovalsRead {
  approval(id: string): Promise<Approval | undefined>;
  /** The one that waits for this matter and has not run out at `nowMs`. */
  waitingApproval(kind: string, subject: string, nowMs: number): Promise<Approval | undefined>;
  /** Newest first, those before the id `before` (undefined: from the newest). */
  approvals(before: string | undefined, limit: number): Promise<readonly Approval[]>;
}

export interface ApprovalsWrite extends ApprovalsRead {
  /** Adds the approval, or writes down how it was decided; nothing else of it ever changes. */
  saveApproval(approval: Approval): Promise<void>;
}
