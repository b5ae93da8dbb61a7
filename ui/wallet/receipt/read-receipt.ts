// The receipt in the address of a QR: `/receipt#` and the base64url of its canonical JSON.
import type { Receipt } from '#ledger/contract/kiosk-documents.ts';

/** The receipt in `hash`, or undefined when it is not one. Its signature is judged elsewhere. */
export function readReceipt(hash: string): Receipt | undefined {
  try {
    const bytes = bytesOf(hash.replace(/^#/, ''));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isReceipt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Raw bytes of base64url without padding; throws on anything else. */
export function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

// Written by hand: the schemas of the contract would bring their whole library to the phone.
function isReceipt(value: unknown): value is Receipt {
  return (
    isDocument(value, 'receipt') &&
    hasTexts(value, ['kioskId', 'depositId', 'closedAt', 'kid', 'signature']) &&
    hasCounts(value, ['kioskEpoch', 'firstSeq', 'lastSeq']) &&
    !Number.isNaN(Date.parse(String(value['closedAt']))) &&
    Array.isArray(value['totals']) &&
    value['totals'].every(isTotal) &&
    isDocument(value['certificate'], 'kiosk-certificate') &&
    hasTexts(value['certificate'], ['kioskId', 'publicKey', 'issuedAt', 'kid', 'signature']) &&
    hasCounts(value['certificate'], ['kioskEpoch'])
  );
}

type Members = Record<string, unknown>;

const isDocument = (value: unknown, type: string): value is Members =>
  typeof value === 'object' && value !== null && (value as Members)['type'] === type;

const hasTexts = (value: Members, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

const hasCounts = (value: Members, names: readonly string[]): boolean =>
  names.every((name) => Number.isSafeInteger(value[name]) && Number(value[name]) >= 1);

const isTotal = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  hasCounts(value as Members, ['count']) &&
  hasTexts(value as Members, ['currency', 'amountMinor']) &&
  /^(0|[1-9]\d{0,18})$/.test(String((value as Members)['amountMinor']));
