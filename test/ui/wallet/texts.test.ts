// The texts of the wallet, the shop, the console and the tray: complete in each language, in the voice of the house.
import { describe, expect, test } from 'vitest';
import { officeEn } from '#ui/text/shop-office/en.ts';
import { officeJa } from '#ui/text/shop-office/ja.ts';
import { officeKo } from '#ui/text/shop-office/ko.ts';
import { officeZh } from '#ui/text/shop-office/zh.ts';
import { shopEn } from '#ui/text/shop/en.ts';
import { shopJa } from '#ui/text/shop/ja.ts';
import { shopKo } from '#ui/text/shop/ko.ts';
import { shopZh } from '#ui/text/shop/zh.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { trayEn } from '#ui/text/tray/en.ts';
import { trayJa } from '#ui/text/tray/ja.ts';
import { trayKo } from '#ui/text/tray/ko.ts';
import { trayZh } from '#ui/text/tray/zh.ts';
import { deskEn } from '#ui/text/wallet/desk/en.ts';
import { deskJa } from '#ui/text/wallet/desk/ja.ts';
import { deskKo } from '#ui/text/wallet/desk/ko.ts';
import { deskZh } from '#ui/text/wallet/desk/zh.ts';
import { moneyEn } from '#ui/text/wallet/money/en.ts';
import { moneyJa } from '#ui/text/wallet/money/ja.ts';
import { moneyKo } from '#ui/text/wallet/money/ko.ts';
import { moneyZh } from '#ui/text/wallet/money/zh.ts';
import { walletEn } from '#ui/text/wallet/en.ts';
import { walletJa } from '#ui/text/wallet/ja.ts';
import { walletKo } from '#ui/text/wallet/ko.ts';
import { walletZh } from '#ui/text/wallet/zh.ts';

const TABLES = [
  ['wallet', walletKo, [walletEn, walletJa, walletZh]],
  ['pages of money', moneyKo, [moneyEn, moneyJa, moneyZh]],
  ['pages of the desk', deskKo, [deskEn, deskJa, deskZh]],
  ['shop', shopKo, [shopEn, shopJa, shopZh]],
  ['shop’s office', officeKo, [officeEn, officeJa, officeZh]],
  ['console', OPERATOR_TEXTS.ko, [OPERATOR_TEXTS.en, OPERATOR_TEXTS.ja, OPERATOR_TEXTS.zh]],
  ['tray', trayKo, [trayEn, trayJa, trayZh]],
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

describe.each(TABLES)('the texts of the %s', (_, ko, others) => {
  const all = [ko, ...others].flatMap((table) => sentences(table));

  test('have the same keys in every language', () => {
    const keys = (table: object) => sentences(table).map(([path]) => path);

    for (const other of others) expect(keys(other).toSorted()).toEqual(keys(ko).toSorted());
  });

  test('say something under every key', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('are Korean in Korean and nowhere else', () => {
    const hangul = /[가-힣]/;

    expect(sentences(ko).filter(([, text]) => !hangul.test(text))).toEqual([]);
    for (const other of others) {
      expect(sentences(other).filter(([, text]) => hangul.test(text))).toEqual([]);
    }
  });

  test('keep to the words the law leaves us, and never blame', () => {
    const banned =
      /예금|이자|계좌|전자화폐|存款|利息|預金|利子|deposit account|interest|error|invalid|oops/i;

    expect(all.filter(([, text]) => banned.test(text))).toEqual([]);
  });
});

test('the names that automation relies on stay', () => {
  const { signIn } = OPERATOR_TEXTS.en.shell;
  expect([signIn.name, signIn.password, signIn.oneTimeCode, signIn.signIn]).toEqual([
    'Name',
    'Password',
    'One-time code',
    'Sign in',
  ]);
  expect([
    walletEn.signIn.phone,
    walletEn.signIn.sendCode,
    walletEn.signIn.code,
    walletEn.signIn.signIn,
    walletEn.home.pointsName,
    walletEn.home.pendingName,
    walletEn.home.pay,
    walletEn.home.history,
    walletEn.home.pickUp,
  ]).toEqual([
    'Phone number',
    'Send code',
    'Code',
    'Sign in',
    'Points',
    'Pending',
    'Pay',
    'History',
    'Pick up coins',
  ]);
  expect([
    shopEn.signIn.key,
    shopEn.signIn.signIn,
    shopEn.take.code,
    shopEn.take.amount,
    shopEn.take.take,
  ]).toEqual(['Shop key', 'Sign in', 'Code', 'Amount', 'Take payment']);
});
