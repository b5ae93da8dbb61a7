// The receipt of a deposit: anyone who holds the ledger's public keys verifies it without network.
import { createHash } from 'node:crypto';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { crockford } from '#ledger/contract/crockford.ts';
import { type DepositId, instantText, type KioskId } from '#ledger/contract/ids.ts';
import type { Receipt } from '#ledger/contract/kiosk-documents.ts';
import { signDocument, type SigningKey } from '#ledger/contract/signature.ts';
import type { Enrolment } from '../store/kiosk-store.ts';

export type ReceiptFacts = Readonly<{
  /** The session's id; the deposit has the same. */
  depositId: string;
  totals: Receipt['totals'];
  /** First and last journal number of the deposit in the epoch in force. */
  firstSeq: number;
  lastSeq: number;
  closedAtMs: number;
}>;

export type IssuedReceipt = Readonly<{
  receipt: Receipt;
  /** The text of the QR: `{publicOrigin}/receipt#` and the receipt as base64url. */
  receiptText: string;
  /** Ten Crockford characters to read aloud; they carry no right by themselves. */
  receiptCode: string;
}>;

/** The signed receipt with its code and its QR text. The same facts give the same receipt. */
export function issueReceipt(
  facts: ReceiptFacts,
  key: SigningKey,
  enrolment: Enrolment,
): IssuedReceipt {
  const { closedAtMs, depositId, ...rest } = facts;
  const receipt = signDocument(key, {
    type: 'receipt' as const,
    kioskId: enrolment.kioskId as KioskId, // Brand: the certificate named it.
    kioskEpoch: enrolment.kioskEpoch,
    depositId: depositId as DepositId, // Brand: the session's own id.
    ...rest,
    closedAt: instantText(closedAtMs),
    certificate: enrolment.certificate,
  });
  const encoded = Buffer.from(canonicalBytes(receipt)).toString('base64url');
  return {
    receipt,
    receiptText: `${enrolment.publicOrigin}/receipt#${encoded}`,
    receiptCode: receiptCode(receipt),
  };
}

/** The first ten Crockford characters of SHA-256 over the receipt without its signature. */
export function receiptCode(receipt: Receipt): string {
  const unsigned = canonicalBytes({ ...receipt, signature: undefined });
  return crockford(createHash('sha256').update(unsigned).digest(), 10);
}
