// The proof that a deposit is in the ledger's log, in the shape of RFC 6962: what is proven, the way, the signed root.
import { z } from 'zod';
import { Base64Url, DepositId, HashHex, Instant } from './ids.ts';

/** The ledger's signed word on its whole log up to `treeSize`. */
export const SignedTreeHead = z.strictObject({
  type: z.literal('tree-head'),
  treeSize: z.int().min(1),
  rootHash: HashHex,
  blockHash: HashHex,
  at: Instant,
  kid: z.string().regex(/^[0-9a-f]{16}$/),
  signature: Base64Url,
});
export type SignedTreeHead = z.infer<typeof SignedTreeHead>;

/** A transfer as the log holds it: SHA-256(00 ‖ its canonical bytes) is a leaf of the tree. */
export const ProvenDocument = z.looseObject({
  type: z.literal('transfer'),
  id: z.string(),
  template: z.string(),
  at: Instant,
  postings: z
    .array(z.strictObject({ account: z.string(), commodity: z.string(), amountMinor: z.string() }))
    .readonly(),
  details: z.looseObject({}),
});

export const DepositProof = z.strictObject({
  depositId: DepositId,
  treeHead: SignedTreeHead,
  leaves: z.array(
    z.strictObject({
      /** The place in the log, from 0. */
      index: z.int().min(0),
      document: ProvenDocument,
      /** The audit path from the leaf to the root, the nearest first. */
      hashes: z.array(HashHex).max(64),
    }),
  ),
  /** Opaque; left out on the last page. Each page is proven by itself. */
  next: z.string().optional(),
});
export type DepositProof = z.infer<typeof DepositProof>;
