// Who may speak as a kiosk: the request signature that every batch and heartbeat carries.
import { canonicalBytes } from '../contract/canonical-json.ts';
import { isQuickEnvelope } from '../contract/quick-batch.ts';
import { kidOf, verifyBytesBeside } from '../contract/signature.ts';
import { matchesContentDigest, readSignature, signatureBase } from './http-signature.ts';

export type KioskRequest = Readonly<{
  method: string;
  /** The `Host` that the kiosk called. */
  authority: string;
  /** Path without query. */
  path: string;
  header(name: string): string | undefined;
  /** Exactly the bytes received, and what they parse to. */
  body: Uint8Array;
  parsed: unknown;
}>;

export type KioskDoor = Readonly<{
  /** Where this ledger is reached: of its public origin, and of the address it listens on. */
  authorities: readonly string[];
  /** Raw Ed25519 key in force, base64url; undefined for a kiosk that was never enrolled. */
  publicKeyOf(kioskId: string): Promise<string | undefined>;
  nowMs: number;
}>;

export type KioskVerdict =
  | { ok: true; kioskId: string; publicKey: string }
  | { ok: false; error: 'unknown-kiosk' | 'signature-invalid' | 'not-canonical' }
  | { ok: false; error: 'clock-skew'; kioskId: string; createdS: number };

/**
 * Checks the key, then the signature, then the clock, so that only a real kiosk learns the signed server time.
 * `covered` names the components that must be signed: these and no others, in any order.
 */
export async function verifyKioskRequest(
  request: KioskRequest,
  door: KioskDoor,
  covered: readonly string[],
): Promise<KioskVerdict> {
  const received = readSignature(
    request.header('signature-input') ?? '',
    request.header('signature') ?? '',
    KIOSK_TAG,
  );
  if (!received || received.alg !== 'ed25519' || !isSameSet(received.covered, covered)) {
    return { ok: false, error: 'signature-invalid' };
  }
  const kioskId = namedKiosk(request.parsed);
  const publicKey = kioskId === undefined ? undefined : await door.publicKeyOf(kioskId);
  if (kioskId === undefined || publicKey === undefined || kidOf(publicKey) !== received.keyId) {
    return { ok: false, error: 'unknown-kiosk' };
  }
  const contentDigest = request.header('content-digest') ?? '';
  const components = {
    '@method': request.method,
    '@authority': request.authority,
    '@path': request.path,
    'content-digest': contentDigest,
    'idempotency-key': request.header('idempotency-key') ?? '',
  };
  const base = signatureBase(components, received.covered, received.parametersText);
  const isSigned =
    door.authorities.includes(request.authority) &&
    matchesContentDigest(contentDigest, request.body) &&
    (await verifyBytesBeside(
      publicKey,
      base,
      Buffer.from(received.signature).toString('base64url'),
    ));
  if (!isSigned) return { ok: false, error: 'signature-invalid' };
  if (Math.abs(door.nowMs - received.createdS * 1000) > CLOCK_SKEW_MAX_MS) {
    return { ok: false, error: 'clock-skew', kioskId, createdS: received.createdS };
  }
  if (!isCanonical(request)) return { ok: false, error: 'not-canonical' };
  return { ok: true, kioskId, publicKey };
}

/** What a batch must sign; a heartbeat has no Idempotency-Key. */
export const BATCH_COVERED = [
  '@method',
  '@authority',
  '@path',
  'content-digest',
  'idempotency-key',
] as const;
export const HEARTBEAT_COVERED = BATCH_COVERED.slice(0, 4);

/** The kiosk that a batch envelope or a heartbeat says it comes from. */
function namedKiosk(parsed: unknown): string | undefined {
  const body = parsed as { batch?: { kioskId?: unknown }; kioskId?: unknown } | null | undefined;
  const kioskId = body?.batch?.kioskId ?? body?.kioskId;
  return typeof kioskId === 'string' ? kioskId : undefined;
}

/** One value has one text: otherwise two texts of the same batch would have two digests. */
function isCanonical(request: KioskRequest): boolean {
  if (isQuickEnvelope(request.parsed)) return true;
  try {
    return Buffer.compare(canonicalBytes(request.parsed), request.body) === 0;
  } catch {
    return false;
  }
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((name) => b.includes(name));

const KIOSK_TAG = 'tikkeul-kiosk';
const CLOCK_SKEW_MAX_MS = 300_000;
