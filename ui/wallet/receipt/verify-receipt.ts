// Judges a receipt in the browser: ledger key → certificate of the kiosk → receipt. Ed25519 by WebCrypto.
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { crockford } from '#ledger/contract/crockford.ts';
import type { LedgerKey, Receipt } from '#ledger/contract/kiosk-documents.ts';
import { bytesOf } from './read-receipt.ts';

export type Verdict =
  | { verdict: 'verified' }
  /** It is not what a kiosk of this ledger signed. */
  | { verdict: 'not-verified'; because: 'unknown-ledger-key' | 'certificate' | 'kiosk' | 'receipt' }
  /** Nothing is known: the keys did not arrive, or this browser cannot check Ed25519. */
  | { verdict: 'unknown'; because: 'no-keys' | 'no-ed25519' };

/** Follows the chain of signatures from the ledger's keys to this receipt. */
export async function verifyReceipt(
  receipt: Receipt,
  ledgerKeys: readonly LedgerKey[],
): Promise<Verdict> {
  const { certificate } = receipt;
  const ledgerKey = ledgerKeys.find(({ kid, use }) => use === 'sign' && kid === certificate.kid);
  if (!ledgerKey) return { verdict: 'not-verified', because: 'unknown-ledger-key' };
  try {
    if (!(await isSignedBy(ledgerKey.key, certificate))) {
      return { verdict: 'not-verified', because: 'certificate' };
    }
    if (certificate.kioskId !== receipt.kioskId || certificate.kioskEpoch !== receipt.kioskEpoch) {
      return { verdict: 'not-verified', because: 'kiosk' };
    }
    return (await isSignedBy(certificate.publicKey, receipt))
      ? { verdict: 'verified' }
      : { verdict: 'not-verified', because: 'receipt' };
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotSupportedError') {
      return { verdict: 'unknown', because: 'no-ed25519' };
    }
    return { verdict: 'not-verified', because: 'receipt' };
  }
}

/** The ten characters a person compares with the kiosk's screen. */
export async function receiptCode(receipt: Receipt): Promise<string> {
  return crockford(await sha256(canonicalBytes({ ...receipt, signature: undefined })), 10);
}

type Signed = Readonly<{ kid: string; signature: string }>;

async function isSignedBy(publicKey: string, document: Signed): Promise<boolean> {
  const { signature, ...named } = document;
  const raw = bytesOf(publicKey);
  if (hex(await sha256(raw)).slice(0, KID_LENGTH) !== named.kid) return false;
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, bytesOf(signature), bufferOf(canonicalBytes(named)));
}

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bufferOf(bytes)));

/** WebCrypto wants bytes whose buffer is surely not shared. */
const bufferOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const KID_LENGTH = 16;
