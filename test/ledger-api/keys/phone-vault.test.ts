import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { phoneVault } from '#ledger/keys/phone-vault.ts';

const keys = { dataKey: new Uint8Array(32).fill(1), indexKey: new Uint8Array(32).fill(2) };
const vault = phoneVault(keys, seededEntropy(1));
const PHONE = '+821012345678';

describe('the phone vault', () => {
  test('gives a number back for the row it was encrypted for', () => {
    expect(vault.decrypt(vault.encrypt(PHONE, 'row-1'), 'row-1')).toBe(PHONE);
  });

  test('does not open a number that was moved to another row', () => {
    const blob = vault.encrypt(PHONE, 'row-1');

    expect(() => vault.decrypt(blob, 'row-2')).toThrow();
  });

  test('never writes the same bytes twice, nor the digits', () => {
    const [first, second] = [vault.encrypt(PHONE, 'row'), vault.encrypt(PHONE, 'row')];

    expect(Buffer.compare(first, second)).not.toBe(0);
    expect(Buffer.from(first).includes('1012345678')).toBe(false);
  });

  test('hides how long a number is', () => {
    expect(vault.encrypt('+6591234567', 'row')).toHaveLength(vault.encrypt(PHONE, 'row').length);
  });

  test('finds the same number by the same index, and another by another', () => {
    expect(vault.index(PHONE)).toEqual(vault.index(PHONE));
    expect(vault.index(PHONE)).not.toEqual(vault.index('+821012345679'));
  });

  test('indexes under a key of its own', () => {
    const other = phoneVault({ ...keys, indexKey: new Uint8Array(32).fill(3) }, seededEntropy(1));

    expect(other.index(PHONE)).not.toEqual(vault.index(PHONE));
  });
});
