// Large amounts from a new device, in a real browser over a ledger in memory whose clock is moved by hand.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { formatPoints } from '#ui/kit/format.ts';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { openBrowser } from '../support/browser.ts';
import { journeyLanguages, LOCALES } from '../support/journeys/languages.ts';
import { moneyTexts, walletTexts } from '../support/journeys/texts.ts';
import { aLedger, type TestLedger } from '../support/ledger-app.ts';
import { BUILT_UI, listen } from '../support/listening-ledger.ts';
import { givePoints } from '../support/rich-holder.ts';

const HOLDER = '+821048275163';
const FRIEND = '+821077123456';
const PROOF_LIFE_MS = 10 * 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Somebody with 100,000 P who has signed in by hand and whose sign-in proves nothing any more. */
async function aNewDevice(ledger: TestLedger, lang: ReadyLanguage): Promise<Page> {
  const { signIn, home } = walletTexts[lang];
  const { clock, phones, store } = ledger.ledger;
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: LOCALES[lang],
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(await listen(ledger));
  await page.getByRole('textbox', { name: signIn.phone }).fill(HOLDER);
  await button(page, signIn.sendCode).click();
  const field = page.getByRole('textbox', { name: signIn.code, exact: true });
  await field.waitFor();
  await field.fill(ledger.codeFor(HOLDER));
  await button(page, signIn.signIn).click();
  const points = page.getByRole('group', { name: home.pointsName, exact: true });
  await points.waitFor();
  const wallet = await store.read((books) => books.wallets.byPhone(phones.index(HOLDER)));
  await givePoints(store, wallet!.id, 100_000n, { openedAtMs: clock.nowMs() });
  await store.transact((books) => books.wallets.touch(wallet!.id));
  await points.getByText(formatPoints(100_000), { exact: true }).waitFor();
  await ledger.clock.advance(PROOF_LIFE_MS);
  return page;
}

describe.each(journeyLanguages('en'))('large amounts from a new device, in %s', (lang) => {
  const { signIn, stepUp, home, back, refusals } = walletTexts[lang];
  const { gift, pay } = moneyTexts[lang];

  test('wait for a texted code, once, and then go on by themselves', async () => {
    // Cookies end by the browser's clock, which nobody moves.
    const ledger = await aLedger({ uiDir: BUILT_UI, startMs: systemClock.nowMs() });
    const page = await aNewDevice(ledger, lang);
    const sheet = page.getByRole('dialog', { name: stepUp.why });
    const ceiling = page.getByLabel(pay.ceiling);
    const sentTo = (phone: string) => ledger.messages.filter(({ to }) => to === phone).length;

    // Whoever would rather not is told so, and has no code of that size.
    await button(page, home.pay).click();
    await page.getByRole('timer', { name: pay.left }).waitFor();
    await ceiling.selectOption('100000');
    await button(page, stepUp.leave).click();
    await page.getByText(refusals['step-up-needed']).waitFor();
    await page.getByRole('link', { name: pay.close }).click();

    // A gift goes out after the code, without another press.
    await button(page, home.send).click();
    await page.getByLabel(gift.phone).fill(FRIEND);
    await page.getByLabel(gift.points).fill('40000');
    await page.getByLabel(gift.from).fill('지민');
    await button(page, gift.give).click();
    await sheet.waitFor();
    const given = sentTo(FRIEND);
    await sheet
      .getByRole('textbox', { name: signIn.code, exact: true })
      .fill(ledger.codeFor(HOLDER));
    await button(page, stepUp.confirm).click();
    await page.getByText(gift.given(formatPoints(40_000))).waitFor();
    await page.getByRole('link', { name: back }).click();

    // For a while nothing more is asked.
    await button(page, home.pay).click();
    await page.getByRole('timer', { name: pay.left }).waitFor();
    await ceiling.selectOption('100000');
    await page.getByRole('timer', { name: pay.left }).waitFor();
    expect(await sheet.count()).toBe(0);
    // One text signed in, one proved the number; the second question found the first one under way.
    expect([given, sentTo(FRIEND), sentTo(HOLDER)]).toEqual([0, 1, 2]);
  });
});
