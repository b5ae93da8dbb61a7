// An operator of a journey at the console: signed in once, because a one-time code is good once, and then in any language.
import type { Page } from 'playwright-core';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { LANGUAGE_NAMES, type ReadyLanguage } from '#ui/text/languages.ts';
import { laterCode } from './books.ts';
import type { JourneyHouse, OperatorWords } from './house.ts';
import { listenTo } from './listener.ts';

export type Desk = Readonly<{
  page: Page;
  /** Changes the language of the console by hand. */
  speak(lang: ReadyLanguage): Promise<void>;
  /** What stands beside a name in a list of facts. */
  fact(name: string): Promise<string>;
}>;

/** Opens the console in English and signs in. */
export async function openDesk(house: JourneyHouse, operator: OperatorWords): Promise<Desk> {
  const page = await house.open('operator', 'en');
  const { signIn, pages } = OPERATOR_TEXTS.en.shell;
  await page.getByLabel(signIn.name, { exact: true }).fill(operator.name);
  await page.getByLabel(signIn.password, { exact: true }).fill(operator.password);
  await page.getByLabel(signIn.oneTimeCode).fill(laterCode(operator.totpSecret));
  await page.getByRole('button', { name: signIn.signIn }).click();
  await page.getByRole('heading', { name: pages.kiosks }).waitFor();
  let spoken: ReadyLanguage = 'en';
  return {
    page,
    speak: async (lang) => {
      const label = OPERATOR_TEXTS[spoken].shell.language;
      await page.getByLabel(label).selectOption(LANGUAGE_NAMES[lang]);
      spoken = lang;
    },
    fact: async (name) => {
      const { reads, lines } = await listenTo(page);
      await reads(`term ${name}`);
      const read = await lines();
      return read[read.indexOf(`term ${name}`) + 1]!.replace(/^definition /, '');
    },
  };
}
