// A kiosk as the ledger meets it: builds and signs requests with code of its own, so that a mistake shows.
import { createHash, sign } from 'node:crypto';
import { canonicalBytes, canonicalText } from '#ledger/contract/canonical-json.ts';
import { type SigningKey, signingKeyFromSeed } from '#ledger/contract/signature.ts';

export type SignedRequest = {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  payload: string;
};

export type Signing = Readonly<{
  key: SigningKey;
  authority: string;
  nowMs: number;
  /** Names components and parameters the other way round, which the standard allows. */
  isReversed?: boolean;
}>;

/** The key of the test kiosk; another `seed` is another kiosk. */
export const kioskKey = (seed = 1): SigningKey => signingKeyFromSeed(new Uint8Array(32).fill(seed));

/** `POST path` with the canonical bytes of `body` (a text is sent as it is); with `idempotencyKey` as a batch, without as a heartbeat. */
export function signedRequest(
  path: string,
  body: object | string,
  { key, authority, nowMs, isReversed = false }: Signing,
  idempotencyKey?: string,
): SignedRequest {
  const payload = typeof body === 'string' ? body : canonicalText(body);
  const digest = `sha-256=:${createHash('sha256').update(payload).digest('base64')}:`;
  const components: [string, string][] = [
    ['@method', 'POST'],
    ['@authority', authority],
    ['@path', path],
    ['content-digest', digest],
  ];
  if (idempotencyKey !== undefined) components.push(['idempotency-key', idempotencyKey]);
  if (isReversed) components.reverse();
  const covered = components.map(([name]) => `"${name}"`).join(' ');
  const named = [
    `created=${Math.floor(nowMs / 1000)}`,
    `keyid="${key.kid}"`,
    'alg="ed25519"',
    'tag="tikkeul-kiosk"',
  ];
  const parameters = [`(${covered})`, ...(isReversed ? named.toReversed() : named)].join(';');
  const base = [
    ...components.map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const signature = sign(null, Buffer.from(base), key.privateKey).toString('base64');
  return {
    method: 'POST',
    url: path,
    payload,
    headers: {
      host: authority,
      'content-type': 'application/json',
      'content-digest': digest,
      'signature-input': `sig=${parameters}`,
      signature: `sig=:${signature}:`,
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
  };
}

/** `POST /v1/batches` for a batch, signed twice: once for ever, once for this request. */
export function batchRequest(
  batch: Readonly<{ kioskId: string; kioskEpoch: number; batchSeq: number }>,
  sealed: Readonly<Record<string, string>>,
  signing: Signing,
): SignedRequest {
  const batchHash = createHash('sha256').update(canonicalBytes(batch)).digest();
  const request = signedRequest(
    '/v1/batches',
    { batch, sealed },
    signing,
    `${batch.kioskId}:${batch.kioskEpoch}:${batch.batchSeq}`,
  );
  request.headers['batch-signature'] = sign(null, batchHash, signing.key.privateKey).toString(
    'base64url',
  );
  return request;
}
