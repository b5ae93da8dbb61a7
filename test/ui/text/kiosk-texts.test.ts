// The words of the kiosk: complete in every language, kind, and free of words the law or the voice forbids.
import { describe, expect, test } from 'vitest';
import { kioskTexts } from '#ui/text/kiosk/index.ts';
import { LANGUAGES, readyLanguage } from '#ui/text/languages.ts';
import { sentencesOf } from '../../support/all-texts.ts';

const BANNED = /예금|이자|계좌|전자화폐|存款|利息|預金|利子|deposit account|\binterest\b/i;
const NEVER_SAID = /\berror\b|오류|에러|invalid|failed/i;

describe.each(LANGUAGES)('the kiosk in %s', (lang) => {
  const sentences = sentencesOf(kioskTexts[lang]);

  test('has the same keys as Korean', () => {
    expect([...sentences.keys()]).toEqual([...sentencesOf(kioskTexts.ko).keys()]);
  });

  test('has a sentence for every key', () => {
    expect([...sentences].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  test('uses no word that the law reserves, and never says "error"', () => {
    const wrong = [...sentences].filter(
      ([, sentence]) => BANNED.test(sentence) || NEVER_SAID.test(sentence),
    );

    expect(wrong).toEqual([]);
  });
});

test.each([
  ['ja', /[一-鿿ぁ-ヿ]/],
  ['zh', /[一-鿿]/],
] as const)('every sentence in %s is in its own script', (lang, script) => {
  const other = [...sentencesOf(kioskTexts[lang])].filter(
    ([key, sentence]) => !script.test(sentence) && !/language|spokenTotal/.test(key),
  );

  expect(other).toEqual([]);
});

test('English is written in Latin letters', () => {
  const foreign = [...sentencesOf(kioskTexts.en)].filter(([, sentence]) =>
    /[\u3131-\ud79d]/.test(sentence),
  );

  expect(foreign).toEqual([]);
});

test('every Korean sentence is Korean, but for the sign that foreigners look for', () => {
  const latin = [...sentencesOf(kioskTexts.ko)].filter(
    ([key, sentence]) => !/[\u3131-\ud79d]/.test(sentence) && !/language|\(/.test(key),
  );

  expect(latin).toEqual([]);
});

test.each([
  [['en-US', 'ko'], 'en'],
  [['fr', 'ko-KR'], 'ko'],
  [['fr'], 'ko'],
  [[null, undefined, 'EN'], 'en'],
] as const)('of the wanted languages %j the first that we have is %s', (wanted, lang) => {
  expect(readyLanguage(wanted)).toBe(lang);
});
