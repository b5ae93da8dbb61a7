// How a kiosk signs a request: HTTP message signatures (RFC 9421) with Ed25519 over a content digest (RFC 9530).
import { createHash } from 'node:crypto';
import { signBytes, type SigningKey } from '#ledger/contract/signature.ts';

export type SignedRequest = Readonly<{
  method: 'POST';
  url: URL;
  body: Uint8Array;
  /** Covered when it is there; a heartbeat has none. */
  idempotencyKey?: string;
  /** Seconds since 1970 by the kiosk's estimate of server time. */
  createdS: number;
}>;

export type SignatureHeaders = Readonly<{
  'Content-Digest': string;
  'Signature-Input': string;
  Signature: string;
  'Idempotency-Key'?: string;
}>;

/** The headers that make this request the kiosk's own. */
export function signRequest(key: SigningKey, request: SignedRequest): SignatureHeaders {
  const { base, parameters } = signatureBase(key.kid, request);
  const signature = Buffer.from(signBytes(key, Buffer.from(base, 'utf8')), 'base64url');
  return {
    'Content-Digest': contentDigest(request.body),
    'Signature-Input': `${LABEL}=${parameters}`,
    Signature: `${LABEL}=:${signature.toString('base64')}:`,
    ...(request.idempotencyKey !== undefined && { 'Idempotency-Key': request.idempotencyKey }),
  };
}

/** The text that is signed (RFC 9421, section 2.5), and the signature parameters that end it. */
export function signatureBase(
  kid: string,
  { method, url, body, idempotencyKey, createdS }: SignedRequest,
): { base: string; parameters: string } {
  const components: [string, string][] = [
    ['"@method"', method],
    ['"@authority"', url.host],
    ['"@path"', url.pathname],
    ['"content-digest"', contentDigest(body)],
  ];
  if (idempotencyKey !== undefined) components.push(['"idempotency-key"', idempotencyKey]);
  const covered = components.map(([name]) => name).join(' ');
  const parameters = `(${covered});created=${createdS};keyid="${kid}";alg="ed25519";tag="tikkeul-kiosk"`;
  const lines = components.map(([name, value]) => `${name}: ${value}`);
  return { base: [...lines, `"@signature-params": ${parameters}`].join('\n'), parameters };
}

const contentDigest = (body: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

const LABEL = 'kiosk';
