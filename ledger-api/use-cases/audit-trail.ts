// The audit trail: a line for everything operators did or were refused, each chained to the one before by its hash.
import { canonicalBytes } from '../contract/canonical-json.ts';
import { instantText } from '../contract/ids.ts';
import { sha256Hex } from '../contract/signature.ts';
import type { AuditLine, AuditTrailWrite } from '../store/port/audit-trail.ts';

export type Deed = Pick<AuditLine, 'who' | 'role' | 'call' | 'subject' | 'outcome'>;

/** Adds one line, in the transaction of what it tells about. */
export async function writeDown(
  trail: AuditTrailWrite,
  { who, role, call, subject, outcome }: Deed,
  nowMs: number,
): Promise<void> {
  const newest = await trail.newestLine();
  const line = {
    number: (newest?.number ?? 0) + 1,
    atMs: nowMs,
    who,
    role,
    call,
    subject,
    outcome,
    prevHash: newest?.hash ?? FIRST_PREV_HASH,
  };
  await trail.addLine({ ...line, hash: hashOf(line) });
}

/** The numbers of lines whose hash, or whose link to the line before, is not what it should be. `lines` are oldest first. */
export function brokenLines(lines: readonly AuditLine[]): readonly number[] {
  return lines
    .filter((line, i) => {
      const prevHash = i === 0 ? line.prevHash : lines[i - 1]!.hash;
      return line.hash !== hashOf(line) || line.prevHash !== prevHash;
    })
    .map((line) => line.number);
}

const hashOf = ({
  number,
  atMs,
  who,
  role,
  call,
  subject,
  outcome,
  prevHash,
}: Omit<AuditLine, 'hash'>): string =>
  sha256Hex(
    canonicalBytes({ number, at: instantText(atMs), who, role, call, subject, outcome, prevHash }),
  );

const FIRST_PREV_HASH = '0'.repeat(64);
