// HTTP message signatures (RFC 9421) and Content-Digest (RFC 9530): reading them and building what was signed.
import { createHash, timingSafeEqual } from 'node:crypto';
import { parseDictionary } from './structured-fields.ts';

/** A signature as it stands in `Signature-Input` and `Signature`, read but not yet believed. */
export type ReceivedSignature = Readonly<{
  covered: readonly string[];
  /** Seconds since 1970. */
  createdS: number;
  keyId: string;
  alg: string;
  tag: string;
  signature: Uint8Array;
  /** The text of the inner list with its parameters, exactly as received. */
  parametersText: string;
}>;

/** The one signature with `tag`; undefined when there is none, more than one, or the fields are malformed. */
export function readSignature(
  signatureInput: string,
  signature: string,
  tag: string,
): ReceivedSignature | undefined {
  const inputs = [...(parseDictionary(signatureInput) ?? [])].filter(
    ([, member]) => member.kind === 'inner-list' && member.parameters.get('tag') === tag,
  );
  const [label, input] = inputs[0] ?? [];
  if (inputs.length !== 1 || label === undefined || input?.kind !== 'inner-list') return undefined;
  const value = parseDictionary(signature)?.get(label);
  const createdS = input.parameters.get('created');
  const keyId = input.parameters.get('keyid');
  const alg = input.parameters.get('alg');
  if (value?.kind !== 'item' || !(value.value instanceof Uint8Array)) return undefined;
  if (typeof createdS !== 'number' || typeof keyId !== 'string' || typeof alg !== 'string') {
    return undefined;
  }
  return {
    covered: input.items,
    createdS,
    keyId,
    alg,
    tag,
    signature: value.value,
    parametersText: input.source,
  };
}

/** The signature base (RFC 9421, 2.5): one line for each covered component, then the parameters. */
export function signatureBase(
  components: Readonly<Record<string, string>>,
  covered: readonly string[],
  parametersText: string,
): Uint8Array {
  const lines = covered.map((name) => `"${name}": ${components[name] ?? ''}\n`);
  return Buffer.from(`${lines.join('')}"@signature-params": ${parametersText}`, 'utf8');
}

/** True when the field holds the SHA-256 of `body`; other algorithms beside it are not looked at. */
export function matchesContentDigest(field: string, body: Uint8Array): boolean {
  const digest = parseDictionary(field)?.get('sha-256');
  const expected = createHash('sha256').update(body).digest();
  return (
    digest?.kind === 'item' &&
    digest.value instanceof Uint8Array &&
    digest.value.length === expected.length &&
    timingSafeEqual(digest.value, expected)
  );
}
