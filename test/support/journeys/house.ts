// The house that journeys go through: real programs, one browser, and a page of any face in any language.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { type DemoHouse, startDemoHouse } from '../../../scripts/faults/demo-house.ts';
import { openBrowser } from '../browser.ts';
import { type Books, openBooks } from './books.ts';
import { LOCALES } from './languages.ts';

export type Face = 'kiosk' | 'wallet' | 'shop' | 'operator';

export type OperatorWords = Readonly<{ name: string; password: string; totpSecret: string }>;

export type JourneyHouse = DemoHouse &
  Readonly<{
    /** What the ledger says, whatever a screen says. */
    books: Books;
    shopKey: string;
    operators: readonly [OperatorWords, OperatorWords];
    /** A new browser window at a face of this house (or at `url`), of a person who speaks `lang`. */
    open(face: Face, lang: ReadyLanguage, url?: string): Promise<Page>;
    /** A Korean mobile number, as it is typed, that nobody has used in this house. */
    newNumber(): string;
    /** Errors that pages threw. */
    pageErrors: readonly string[];
  }>;

const WINDOWS: Readonly<Record<Face, BrowserContextOptions>> = {
  kiosk: { viewport: { width: 1_080, height: 1_920 }, hasTouch: true },
  wallet: { viewport: { width: 390, height: 844 }, hasTouch: true },
  shop: { viewport: { width: 1_180, height: 820 } },
  operator: { viewport: { width: 1_280, height: 900 } },
};

/** Starts house and browser; `settings` are those of `npm start`. */
export async function startJourneys(
  settings: Readonly<Record<string, string>> = {},
): Promise<JourneyHouse> {
  const [house, browser] = await Promise.all([startDemoHouse({ env: settings }), openBrowser()]);
  const { lines } = house.output();
  const [first, second] = lines.flatMap(operatorIn);
  const origins: Readonly<Record<Face, string>> = {
    kiosk: house.kioskUrl,
    wallet: house.walletUrl,
    shop: new URL('/shop', house.walletUrl).href,
    operator: new URL('/operator', house.walletUrl).href,
  };
  const pageErrors: string[] = [];
  let numbers = 0;
  return {
    ...house,
    books: await openBooks(house, second!),
    shopKey: lines.flatMap((line) => /^shop \S+ key (\S+)$/.exec(line)?.[1] ?? [])[0]!,
    operators: [first!, second!],
    open: (face, lang, url = origins[face]) =>
      openFace(browser, url, WINDOWS[face], lang, pageErrors),
    newNumber: () => `0104827${String(++numbers).padStart(4, '0')}`,
    pageErrors,
    stop: async () => {
      await browser.close();
      return house.stop();
    },
  };
}

async function openFace(
  browser: Browser,
  url: string,
  window: BrowserContextOptions,
  lang: ReadyLanguage,
  pageErrors: string[],
): Promise<Page> {
  const context = await browser.newContext({
    ...window,
    locale: LOCALES[lang],
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => pageErrors.push(`${url} in ${lang}: ${message}`));
  await page.goto(url);
  return page;
}

function operatorIn(line: string): readonly OperatorWords[] {
  const [, name, password, totpSecret] =
    /^operator \S+ name (\S+) password (\S+) totp-secret (\S+)$/.exec(line) ?? [];
  return name && password && totpSecret ? [{ name, password, totpSecret }] : [];
}
