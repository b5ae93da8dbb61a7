import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { matchesContentDigest, readSignature, signatureBase } from '#ledger/auth/http-signature.ts';
import { verifyBytes } from '#ledger/contract/signature.ts';

// RFC 9421, appendix B.2.6: signing a request with Ed25519, and the public key of B.1.4.
const RFC_PUBLIC_KEY = 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs';
const RFC_INPUT =
  'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
const RFC_SIGNATURE =
  'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:';

describe('an HTTP message signature', () => {
  test('has the base of RFC 9421 B.2.6, and its signature holds', () => {
    const input = RFC_INPUT.replace('keyid=', 'alg="ed25519";tag="x";keyid=');
    const received = readSignature(input, RFC_SIGNATURE, 'x')!;

    const base = signatureBase(
      {
        date: 'Tue, 20 Apr 2021 02:07:55 GMT',
        '@method': 'POST',
        '@path': '/foo',
        '@authority': 'example.com',
        'content-type': 'application/json',
        'content-length': '18',
      },
      received.covered,
      RFC_INPUT.slice('sig-b26='.length),
    );

    const signature = Buffer.from(received.signature).toString('base64url');
    expect(verifyBytes(RFC_PUBLIC_KEY, base, signature)).toBe(true);
  });

  test('is not read without its value, its parameters or its tag', () => {
    const full = 's=("@path");created=1;keyid="k";alg="ed25519";tag="t"';

    expect([
      readSignature(full, 's=:AAAA:', 't')?.keyId,
      readSignature(full, 'other=:AAAA:', 't'),
      readSignature(full, 's=1', 't'),
      readSignature(full, 's=:AAAA:', 'another'),
      readSignature(full.replace('created=1;', ''), 's=:AAAA:', 't'),
      readSignature(full.replace('keyid="k";', ''), 's=:AAAA:', 't'),
      readSignature(`${full}, ${full.replace('s=', 'again=')}`, 's=:AAAA:', 't'),
    ]).toEqual(['k', undefined, undefined, undefined, undefined, undefined, undefined]);
  });
});

describe('a content digest', () => {
  const body = Buffer.from('{"hello": "world"}\n');

  test('fits the example of RFC 9530', () => {
    const field = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';

    expect(matchesContentDigest(field, body)).toBe(true);
  });

  test('does not fit another body, another algorithm or half a hash', () => {
    const sha512 = createHash('sha512').update(body).digest('base64');

    expect([
      matchesContentDigest('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:', Buffer.of(1)),
      matchesContentDigest(`sha-512=:${sha512}:`, body),
      matchesContentDigest('sha-256=:RK/0:', body),
      matchesContentDigest('', body),
    ]).toEqual([false, false, false, false]);
  });
});
