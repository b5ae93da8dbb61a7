// A kiosk's key becomes known: a one-time token is exchanged for a certificate and a new epoch.
import type { Entropy } from '#drivers/entropy.ts';
import { FIRST_PREV_BATCH_HASH } from '../contract/batch.ts';
import { instantText, type KioskId } from '../contract/ids.ts';
import type { KioskCertificate } from '../contract/kiosk-documents.ts';
import { fingerprintOf, sha256Hex, signDocument, type SigningKey } from '../contract/signature.ts';
import type { Transacting } from './inside.ts';

export type EnrolDeps = Readonly<{ store: Transacting; signingKey: SigningKey }>;

export type IssueTokenResult =
  | { ok: true; token: string; expiresAtMs: number }
  | { ok: false; error: 'unknown-kiosk' | 'kiosk-revoked' };

/** A token for one enrolment within 15 minutes. Only its hash is stored: it is shown once. */
export function issueEnrolmentToken(
  { store, signingKey, entropy }: EnrolDeps & Readonly<{ entropy: Pick<Entropy, 'bytes'> }>,
  kioskId: KioskId,
  nowMs: number,
): Promise<IssueTokenResult> {
  const token = enrolmentToken(signingKey, kioskId, entropy.bytes(32));
  const expiresAtMs = nowMs + TOKEN_LIFE_MS;
  return store.transact(async (books) => {
    const kiosk = await books.kiosks.find(kioskId);
    if (!kiosk) return { ok: false, error: 'unknown-kiosk' };
    if (kiosk.state === 'revoked') return { ok: false, error: 'kiosk-revoked' };
    const tokenHash = sha256Hex(token);
    await books.kiosks.saveToken({ tokenHash, kioskId, expiresAtMs, used: undefined });
    return { ok: true, token, expiresAtMs };
  });
}

/** The token as text; its fingerprint tells the kiosk which ledger to believe, also over plain http. */
export function enrolmentToken(
  signingKey: SigningKey,
  kioskId: KioskId,
  secret: Uint8Array,
): string {
  const told = Buffer.from(secret).toString('base64url');
  return `tk1.${kioskId}.${told}.${fingerprintOf(signingKey.publicKey)}`;
}

export type EnrolResult =
  | { ok: true; kioskId: KioskId; kioskEpoch: number; certificate: KioskCertificate }
  | { ok: false; error: 'token-not-valid' | 'key-not-valid' };

/** Enrols the key. The same token with the same key answers the same again; with another key it is worthless. */
export function enrolKiosk(
  { store, signingKey }: EnrolDeps,
  { token, publicKey }: Readonly<{ token: string; publicKey: string }>,
  nowMs: number,
): Promise<EnrolResult> {
  if (!isRawKey(publicKey)) return Promise.resolve({ ok: false, error: 'key-not-valid' });
  return store.transact(async (books) => {
    const known = await books.kiosks.token(sha256Hex(token));
    if (known?.used?.publicKey === publicKey) return enrolled(known.used);
    const kiosk = known && (await books.kiosks.find(known.kioskId));
    if (!kiosk || known.used || nowMs > known.expiresAtMs || kiosk.state === 'revoked') {
      return { ok: false, error: 'token-not-valid' };
    }

    const kioskEpoch = kiosk.kioskEpoch + 1;
    const certificate = signDocument(signingKey, {
      type: 'kiosk-certificate',
      kioskId: kiosk.id,
      kioskEpoch,
      publicKey,
      issuedAt: instantText(nowMs),
    } as const);
    await books.kiosks.saveToken({ ...known, used: certificate });
    // A new epoch begins a new chain; what an old disk had not told is sent again under it. A quarantined kiosk stays
    // so: one person hands out tokens, and only two release.
    await books.kiosks.save({
      ...kiosk,
      kioskEpoch,
      certificate,
      lastBatchSeq: 0,
      lastBatchHash: FIRST_PREV_BATCH_HASH,
      lastSeq: 0,
      heartbeatCounter: 0,
      lastSeenAtMs: nowMs,
    });
    return enrolled(certificate);
  });
}

const enrolled = (certificate: KioskCertificate): EnrolResult => ({
  ok: true,
  kioskId: certificate.kioskId,
  kioskEpoch: certificate.kioskEpoch,
  certificate,
});

const isRawKey = (publicKey: string): boolean =>
  /^[A-Za-z0-9_-]{43}$/.test(publicKey) && Buffer.from(publicKey, 'base64url').length === 32;

const TOKEN_LIFE_MS = 15 * 60_000;
