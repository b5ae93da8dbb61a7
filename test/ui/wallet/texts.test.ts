// The texts of the wallet and the tray: complete in each language, in the voice of the house.
import { describe, expect, test } from 'vitest';
import { trayEn } from '#ui/text/tray/en.ts';
import { trayKo } from '#ui/text/tray/ko.ts';
import { walletEn } from '#ui/text/wallet/en.ts';
import { walletKo } from '#ui/text/wallet/ko.ts';

const TABLES = [
  ['wallet', walletKo, walletEn],
  ['tray', trayKo, trayEn],
] as const;

/** Every sentence by its path; a sentence with gaps is filled with signs that no language owns. */
function sentences(table: object, path = ''): [path: string, sentence: string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') {
      return [[here, (value as (...gaps: unknown[]) => string)(7, 7, 7)]];
    }
    return sentences(value as object, here);
  });
}

describe.each(TABLES)('the texts of the %s', (_, ko, en) => {
  test('have the same keys in both languages', () => {
    const keys = (table: object) => sentences(table).map(([path]) => path);

    expect(keys(en).toSorted()).toEqual(keys(ko).toSorted());
  });

  test('say something under every key', () => {
    const empty = [...sentences(ko), ...sentences(en)].filter(([, text]) => text.trim() === '');

    expect(empty).toEqual([]);
  });

  test('are Korean in Korean and not in English', () => {
    const hangul = /[가-힣]/;

    expect(sentences(ko).filter(([, text]) => !hangul.test(text))).toEqual([]);
    expect(sentences(en).filter(([, text]) => hangul.test(text))).toEqual([]);
  });

  test('keep to the words the law leaves us, and never blame', () => {
    const banned = /예금|이자|계좌|전자화폐|deposit account|interest|error|invalid|oops/i;

    expect([...sentences(ko), ...sentences(en)].filter(([, text]) => banned.test(text))).toEqual(
      [],
    );
  });
});

test('the names that automation relies on stay', () => {
  expect([
    walletEn.signIn.phone,
    walletEn.signIn.sendCode,
    walletEn.signIn.code,
    walletEn.signIn.signIn,
    walletEn.home.pointsName,
    walletEn.home.pendingName,
    walletEn.home.history,
    walletEn.home.pickUp,
  ]).toEqual([
    'Phone number',
    'Send code',
    'Code',
    'Sign in',
    'Points',
    'Pending',
    'History',
    'Pick up coins',
  ]);
});
