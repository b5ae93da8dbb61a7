// The request signature of a kiosk, checked by other code than makes it: JWK keys, one regular expression a field.
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fingerprintOf } from '#ledger/contract/signature.ts';

/** RFC 9421 and RFC 9530 as the ledger demands them, written again from the specification. */
export function signatureRefusal(
  request: IncomingMessage,
  body: Buffer,
  publicKey: string,
): string | undefined {
  const { headers } = request;
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const [, label, parameters = ''] = /^(\w+)=(.*)$/.exec(String(headers['signature-input'])) ?? [];
  const [, signature = ''] =
    new RegExp(`^${label}=:(.*):$`).exec(String(headers['signature'])) ?? [];
  const values: Record<string, string> = {
    '@method': String(request.method),
    '@authority': String(headers.host),
    '@path': String(request.url),
    'content-digest': digest,
    'idempotency-key': String(headers['idempotency-key']),
  };
  const names = [...(/^\((.*?)\)/.exec(parameters)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  const expected = Object.keys(values).slice(0, request.url === '/v1/batches' ? 5 : 4);
  const lines = names.map((name) => `"${name}": ${values[name]}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n');
  const kid = fingerprintOf(publicKey).slice(0, 16);
  if (!parameters.includes(`keyid="${kid}"`)) return 'unknown-kiosk';
  const isRight =
    headers['content-digest'] === digest &&
    names.join() === expected.join() &&
    parameters.endsWith(';alg="ed25519";tag="tikkeul-kiosk"') &&
    isSignedBy(publicKey, Buffer.from(base), Buffer.from(signature, 'base64'));
  return isRight ? undefined : 'signature-invalid';
}

/** Ed25519 with a raw base64url key. */
export function isSignedBy(publicKey: string, message: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, message, key, signature);
}
