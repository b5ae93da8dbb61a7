// What operators did and were refused: one line each, chained by hashes, only ever added. Retention: for ever.

export type AuditLine = Readonly<{
  /** Gap-free, from 1. */
  number: number;
  atMs: number;
  /** An operator's id, or who stands in for one, such as `command-line`; never a name. */
  who: string;
  role: string;
  /** Method and pattern of the route, or the command. */
  call: string;
  /** The id of what it was about; empty when it was about nothing in particular. */
  subject: string;
  /** `done`, or the code of the refusal. */
  outcome: string;
  /** `hash` of the line before; 64 zeros before the first. */
  prevHash: string;
  /** SHA-256 of the canonical line without this hash, hex. */
  hash: string;
}>;

export interface AuditTrailRead {
  newestLine(): Promise<AuditLine | undefined>;
  /** Newest first, those before the line `before` (undefined: from the newest). */
  lines(before: number | undefined, limit: number): Promise<readonly AuditLine[]>;
}

export interface AuditTrailWrite extends AuditTrailRead {
  /** Throws when the number is taken: a line is never replaced. */
  addLine(line: AuditLine): Promise<void>;
}
