// Builders for kiosk records, sealed numbers and enrolments: a test says only what matters to it.
import { createHash } from 'node:crypto';
import type { AcceptorPosition } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { Enrolment, NewRecord } from '#kiosk/store/kiosk-store.ts';
import type { KioskCertificate } from '#ledger/contract/kiosk-documents.ts';
import { sealPhone, sealingKeyFromSeed } from '#ledger/contract/sealed-phone.ts';
import { signDocument, signingKeyFromSeed } from '#ledger/contract/signature.ts';

export const AT_MS = Date.UTC(2026, 10, 22, 9, 30);
export const SESSION = '019a0000-0000-7000-8000-00000000000a';
export const OTHER_SESSION = '019a0000-0000-7000-8000-00000000000b';
export const PICKUP = '019a0000-0000-7000-8000-0000000000cc';
export const KIOSK = '019a0000-0000-7000-8000-000000000001';
export const ACCEPTOR = 'TKL/TKL-EMU/12345678';
export const POWER_UP = '0123456789abcdef0123456789abcdef';

export const ledgerKey = signingKeyFromSeed(seededEntropy('ledger').bytes(32));
export const sealingKey = sealingKeyFromSeed(seededEntropy('sealing').bytes(32));
export const kioskSeed = (): Uint8Array => seededEntropy('kiosk').bytes(32);
export const kioskKey = signingKeyFromSeed(kioskSeed());

export const aCoin = (creditSeq: number, body: Record<string, unknown> = {}): NewRecord => ({
  kind: 'coin',
  body: {
    sessionId: SESSION,
    currency: 'KRW',
    faceMinor: '500',
    position: 4,
    route: 0,
    acceptorId: ACCEPTOR,
    acceptorEpoch: POWER_UP,
    creditSeq: String(creditSeq),
    ...body,
  },
});

export function aSealedPhone(e164 = '+821012345678', seed = 'phone') {
  const entropy = seededEntropy(seed);
  const blob = sealPhone(e164, sealingKey.publicKey, (n) => entropy.bytes(n));
  return { ref: createHash('sha256').update(blob).digest('hex'), blob };
}

export const anOpening = (body: Record<string, unknown> = {}): NewRecord => ({
  kind: 'session-opened',
  body: {
    sessionId: SESSION,
    termsVersion: 1,
    over14: true,
    lang: 'ko',
    cardNumbers: [1],
    ...body,
  },
});

export const aClosing = (body: Record<string, unknown> = {}): NewRecord => ({
  kind: 'session-closed',
  body: { sessionId: SESSION, closedAt: '2026-11-22T09:31:00.000Z', totals: [], ...body },
});

export const aPosition = (
  counter: number,
  body: Partial<AcceptorPosition> = {},
): AcceptorPosition => ({
  acceptorId: ACCEPTOR,
  acceptorEpoch: POWER_UP,
  counter: counter % 256,
  creditSeq: BigInt(counter),
  recentPairs: '0400',
  ...body,
});

export function aCertificate(body: Partial<KioskCertificate> = {}): KioskCertificate {
  return signDocument(ledgerKey, {
    type: 'kiosk-certificate',
    kioskId: KIOSK as KioskCertificate['kioskId'], // Brand: a literal of the right form.
    kioskEpoch: 1,
    publicKey: kioskKey.publicKey,
    issuedAt: '2026-11-22T09:00:00.000Z',
    ...body,
  });
}

export const anEnrolment = (kioskEpoch = 1, body: Partial<Enrolment> = {}): Enrolment => ({
  kioskId: KIOSK,
  kioskEpoch,
  certificate: aCertificate({ kioskEpoch }),
  publicOrigin: 'http://127.0.0.1:8080',
  ledgerKeys: [{ kid: ledgerKey.kid, use: 'sign', alg: 'ed25519', key: ledgerKey.publicKey }],
  ...body,
});
