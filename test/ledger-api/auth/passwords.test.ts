// Passwords at rest.
import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword, SCRYPT_COST } from '#ledger/auth/passwords.ts';

const CHEAP = { N: 16, r: 1, p: 1 };
const SALT = new Uint8Array(16).fill(7);

describe('a password', () => {
  test('is kept with the parameters of its hash, and recognised by them', async () => {
    const stored = await hashPassword('correct horse', SALT, CHEAP);

    expect(stored).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPassword('correct horse', stored, CHEAP)).toBe(true);
    expect(await isPassword('wrong horse', stored, CHEAP)).toBe(false);
  });

  test('is the one of RFC 7914, section 12, for its parameters', async () => {
    const salt = new TextEncoder().encode('NaCl');

    const stored = await hashPassword('password', salt, { N: 1024, r: 8, p: 16 });

    const hash = Buffer.from(stored.split('$').at(-1)!, 'base64url').toString('hex');
    // The RFC gives 64 bytes; scrypt's first 32 are the same, because PBKDF2 makes them block by block.
    expect(hash).toBe('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162');
  });

  test('is the same however its letters are composed', async () => {
    const stored = await hashPassword('caf\u00E9', SALT, CHEAP);

    expect(await isPassword('cafe\u0301', stored, CHEAP)).toBe(true);
  });

  test('of nobody is never right', async () => {
    expect(await isPassword('anything', undefined, CHEAP)).toBe(false);
  });

  test('costs what OWASP asks for', () => {
    // Password Storage Cheat Sheet: N=2^15, r=8, p=3.
    expect(SCRYPT_COST).toEqual({ N: 32768, r: 8, p: 3 });
  });

  test('is not checked when too many wait already', async () => {
    const stored = await hashPassword('correct horse', SALT, CHEAP);

    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, () => isPassword('correct horse', stored, CHEAP)),
    );

    const statuses = Object.groupBy(answers, ({ status }) => status);
    expect([statuses.fulfilled?.length, statuses.rejected?.length]).toEqual([32, 8]);
  });
});
