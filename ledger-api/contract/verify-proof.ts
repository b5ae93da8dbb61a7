// Checks the proof of a deposit with nothing but the ledger's public keys. Runs wherever there is WebCrypto: in the
// holder's browser, so that nobody has to believe the ledger.
import { canonicalBytes } from './canonical-json.ts';
import type { LedgerKey } from './kiosk-documents.ts';
import type { DepositProof } from './proof.ts';

export type ProofVerdict =
  | Readonly<{
      verdict: 'proven';
      /** How many transfers of the deposit, in a log of how many. */
      transfers: number;
      treeSize: number;
      /** When the ledger signed the log. */
      signedAt: string;
      /** What the proven transfers booked of it, by currency, in minor units. */
      booked: ReadonlyMap<string, bigint>;
    }>
  /** It is not what the ledger signed. */
  | Readonly<{
      verdict: 'not-proven';
      because: 'unknown-ledger-key' | 'tree-head' | 'leaf' | 'deposit';
    }>
  /** Nothing is known: this environment cannot check Ed25519. */
  | Readonly<{ verdict: 'unknown'; because: 'no-ed25519' }>;

/** Verifies one page: the signed head, then the way of each leaf to its root, then whose the leaves are. */
export async function verifyDepositProof(
  proof: DepositProof,
  depositId: string,
  ledgerKeys: readonly LedgerKey[],
): Promise<ProofVerdict> {
  const { treeHead, leaves } = proof;
  const key = ledgerKeys.find(({ kid, use }) => use === 'sign' && kid === treeHead.kid);
  if (!key) return { verdict: 'not-proven', because: 'unknown-ledger-key' };
  try {
    if (!(await isSignedBy(key.key, treeHead)))
      return { verdict: 'not-proven', because: 'tree-head' };
    for (const leaf of leaves) {
      const root = await rootOf(leaf, treeHead.treeSize);
      if (root !== treeHead.rootHash) return { verdict: 'not-proven', because: 'leaf' };
    }
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotSupportedError') {
      return { verdict: 'unknown', because: 'no-ed25519' };
    }
    return { verdict: 'not-proven', because: 'tree-head' };
  }
  if (proof.depositId !== depositId || !areOf(leaves, depositId)) {
    return { verdict: 'not-proven', because: 'deposit' };
  }
  return {
    verdict: 'proven',
    transfers: leaves.length,
    treeSize: treeHead.treeSize,
    signedAt: treeHead.at,
    booked: bookedBy(leaves),
  };
}

type Leaf = DepositProof['leaves'][number];

/** The root that a leaf and its audit path lead to (RFC 9162, 2.1.3.2); undefined when the path does not fit the tree. */
async function rootOf(
  { index, document, hashes }: Leaf,
  treeSize: number,
): Promise<string | undefined> {
  if (index >= treeSize) return undefined;
  let [node, last] = [index, treeSize - 1];
  let hash = await sha256(Uint8Array.of(0), canonicalBytes(document));
  for (const text of hashes) {
    if (last === 0) return undefined;
    const sibling = fromHex(text);
    if (node % 2 === 1 || node === last) {
      hash = await sha256(Uint8Array.of(1), sibling, hash);
      // A node without a right neighbour rises until it has one.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = await sha256(Uint8Array.of(1), hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? toHex(hash) : undefined;
}

/** True when every leaf speaks of this deposit and none is told twice. */
const areOf = (leaves: readonly Leaf[], depositId: string): boolean =>
  leaves.every(
    ({ index, document }, i) =>
      document.details['depositId'] === depositId && (i === 0 || index > leaves[i - 1]!.index),
  );

/** Coins that became part of the deposit; its pickup and its maturity only move them on. */
function bookedBy(leaves: readonly Leaf[]): ReadonlyMap<string, bigint> {
  const booked = new Map<string, bigint>();
  const legs = leaves
    .filter(({ document }) => BOOKING.has(document.template))
    .flatMap(({ document }) => document.postings)
    .filter(({ account }) => account.startsWith('dep:'));
  for (const { commodity, amountMinor } of legs) {
    booked.set(commodity, (booked.get(commodity) ?? 0n) - BigInt(amountMinor));
  }
  return booked;
}

/** Coins of a known wallet, of nobody yet, of a miscount, and out of suspense. */
const BOOKING: ReadonlySet<string> = new Set(['1', '2', '23', '24']);

async function isSignedBy(
  publicKey: string,
  document: Readonly<{ kid: string; signature: string }>,
): Promise<boolean> {
  const { signature, ...named } = document;
  const raw = fromBase64Url(publicKey);
  if (!toHex(await sha256(raw)).startsWith(named.kid) || named.kid.length !== KID_LENGTH)
    return false;
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  const bytes = new Uint8Array(canonicalBytes(named));
  return crypto.subtle.verify('Ed25519', key, fromBase64Url(signature), bytes);
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const KID_LENGTH = 16;
