// Documents as they are stored: read without trust, and their signatures judged by the ledger's own key.
import { canonicalText } from '../contract/canonical-json.ts';
import { type SignedDocument, verifyDocument } from '../contract/signature.ts';
import type { Desk } from './desk.ts';

/** The value of a text that is canonical JSON; undefined for any other text. */
export function readCanonical<T>(text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalText(value) === text ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

/** True when the ledger signed this document and it is of this type. */
export function isSigned({ ledgerKey }: Desk, document: SignedDocument, type: string): boolean {
  const key = ledgerKey(document.kid);
  return document.type === type && key !== undefined && verifyDocument(key, document);
}
