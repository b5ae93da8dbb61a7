// Two operators in a real browser over a ledger in memory, in any language: what a closed wallet left behind goes to its
// holder, and a bag bears another seal than its kiosk was told.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { openBrowser } from '../support/browser.ts';
import { anEnrolledKiosk } from '../support/enrolled-kiosk.ts';
import { journeyLanguages, LOCALES } from '../support/journeys/languages.ts';
import { aLedger, type TestLedger } from '../support/ledger-app.ts';
import { BUILT_UI, listen } from '../support/listening-ledger.ts';
import { aPayingHouse } from '../support/payouts.ts';
import { aRichHolder } from '../support/rich-holder.ts';
import { anOperator } from '../support/staff.ts';

const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Cookies end by the browser's clock, which nobody moves. */
const browsable = () => ({ uiDir: BUILT_UI, startMs: systemClock.nowMs() });

/** An operator of this name, signed in at a desk of their own. */
async function aDesk(
  ledger: TestLedger,
  origin: string,
  name: string,
  lang: ReadyLanguage,
): Promise<Page> {
  const operator = await anOperator(ledger, { name, role: 'finance' });
  const { signIn, pages } = OPERATOR_TEXTS[lang].shell;
  const context = await browser.newContext({
    viewport: { width: 1_280, height: 900 },
    locale: LOCALES[lang],
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${origin}/operator`);
  await page.getByLabel(signIn.name, { exact: true }).fill(operator.name);
  await page.getByLabel(signIn.password, { exact: true }).fill(operator.password);
  await page.getByLabel(signIn.oneTimeCode).fill(operator.code());
  await page.getByRole('button', { name: signIn.signIn }).click();
  await page.getByRole('heading', { name: pages.kiosks }).waitFor();
  return page;
}

/** A closed wallet whose last payment the bank could not make, and the next wallet of its holder. */
async function aFailedFarewell() {
  const house = await aPayingHouse(10_000n, browsable());
  const { test: ledger, holder, bankAccountId, operator } = house;
  const { store } = ledger.ledger;
  await holder.ask('DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId });
  await operator('POST', '/v1/operator/payment-files', {});
  const [payment] = await store.read(({ withdrawals }) =>
    withdrawals.ofWallet(holder.walletId, undefined, 1),
  );
  const path = `/v1/operator/withdrawals/${payment!.id}/answer`;
  await operator('POST', path, { state: 'failed', reason: 'AC04' });
  return { ledger, holder, next: await aRichHolder(ledger, holder.phone, 0n) };
}

describe.each(journeyLanguages('zh'))('what a closed wallet left behind, in %s', (lang) => {
  const { shell, parties, decisions } = OPERATOR_TEXTS[lang];
  const { wallets } = parties;

  test('is handed to the holder’s next wallet by two people', async () => {
    const { ledger, holder, next } = await aFailedFarewell();
    const origin = await listen(ledger);
    const first = await aDesk(ledger, origin, 'kim', lang);
    const second = await aDesk(ledger, origin, 'park', lang);
    const points = async () => {
      const answer = await next.ask('GET', '/v1/wallet');
      return answer.json<{ points: { available: string } }>().points.available;
    };

    await first.goto(`${origin}/operator#/wallet/${holder.walletId}`);
    await first.getByText(wallets.closed).waitFor();
    await first.getByRole('button', { name: wallets.remainder, exact: true }).click();
    const propose = first.getByRole('button', { name: wallets.proposeRemainder, exact: true });
    await first.getByLabel(wallets.heir).fill('not a number');
    const isOpenForAnything = await propose.isEnabled();
    await first.getByLabel(wallets.heir).fill(next.walletId.toUpperCase());
    await propose.click();
    await second.getByRole('link', { name: shell.pages.decisions }).first().click();
    const approve = second.getByRole('button', { name: decisions.approvals.approve, exact: true });
    await approve.waitFor();
    const before = await points();
    await approve.click();

    await second.getByRole('cell', { name: decisions.approvals.states.done }).waitFor();
    expect([isOpenForAnything, before, await points()]).toEqual([false, '0', '10000']);
    await first.reload();
    await first.getByText(wallets.nothingLeft).waitFor();
  });
});

describe.each(journeyLanguages('ja'))('a bag under another seal, in %s', (lang) => {
  const { shell, money, decisions } = OPERATOR_TEXTS[lang];
  const { bags } = money;
  const { tasks } = decisions;

  test('says which seal its kiosk was told, and is a task until a person has looked', async () => {
    const ledger = await aLedger(browsable());
    const origin = await listen(ledger);
    const kiosk = await anEnrolledKiosk(ledger);
    await ledger.api.inject(
      kiosk.nextBatch(...kiosk.session(DEPOSIT, '+821048275163', 3, true), {
        kind: 'cashbox-removed',
        body: { sealNumber: 'S-77' },
      }),
    );
    const desk = await aDesk(ledger, origin, 'kim', lang);
    await desk.getByRole('link', { name: shell.pages.bags }).click();
    await desk.getByLabel(bags.sealNumber).fill('S-71');

    await desk.getByRole('button', { name: bags.seal, exact: true }).click();

    await desk.getByRole('link', { name: 'S-71' }).click();
    await desk.getByText(`${bags.otherSeal} S-77`).waitFor();
    await desk.getByRole('link', { name: shell.pages.decisions }).first().click();
    const task = desk.getByRole('row').filter({ hasText: tasks.kinds['seal-differs'] });
    await task.getByText('S-77').waitFor();
    await task.getByRole('button', { name: tasks.close }).click();
    await task.getByLabel(shell.noteField).fill('Mistyped at the kiosk.');
    await task.getByRole('button', { name: tasks.close }).click();
    await task.waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: tasks.closed, exact: true }).click();
    await task.getByText('Mistyped at the kiosk.').waitFor();
  });
});
