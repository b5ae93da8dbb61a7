// Secrets of single rows.
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { decryptForRow, derivedSecret, encryptForRow } from '#ledger/keys/row-secrets.ts';

const KEY = new Uint8Array(32).fill(1);
const SECRET = new TextEncoder().encode('a secret');

describe('a secret of a row', () => {
  test('opens for its row and its key, and for no other', () => {
    const blob = encryptForRow(KEY, 'row', SECRET, seededEntropy(1));

    expect(decryptForRow(KEY, 'row', blob)).toEqual(SECRET);
    expect(() => decryptForRow(KEY, 'another', blob)).toThrow();
    expect(() => decryptForRow(new Uint8Array(32), 'row', blob)).toThrow();
  });

  test('is the same again when derived, and another for another purpose or id', () => {
    const first = derivedSecret(KEY, 'purpose', 'id', 20);

    expect(derivedSecret(KEY, 'purpose', 'id', 20)).toEqual(first);
    expect(derivedSecret(KEY, 'purpose', 'other', 20)).not.toEqual(first);
    expect(derivedSecret(KEY, 'other', 'id', 20)).not.toEqual(first);
  });
});
