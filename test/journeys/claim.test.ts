// A complaint in a real browser over the real house, in any language: told by the holder, decided by an operator, paid.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFace, formatPoints } from '#ui/kit/format.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { type Desk, openDesk } from '../support/journeys/desk.ts';
import { aHolder, type Holder } from '../support/journeys/holder.ts';
import { type JourneyHouse, startJourneys } from '../support/journeys/house.ts';
import { journeyLanguages } from '../support/journeys/languages.ts';
import { deskTexts, walletTexts } from '../support/journeys/texts.ts';

/** What stands before the time until which a second operator may approve. */
const ASKED = Object.fromEntries(
  Object.entries(OPERATOR_TEXTS).map(([lang, { shell }]) => [
    lang,
    shell
      .asked('\0')
      .split('\0')
      .toSorted((a, b) => b.length - a.length)[0]!
      .trim(),
  ]),
) as Readonly<Record<ReadyLanguage, string>>;

let house: JourneyHouse;
let desk: Desk;
let second: Desk;

beforeAll(async () => {
  house = await startJourneys({ HOLD_PERIOD: 'PT1S' });
  desk = await openDesk(house, house.operators[0]);
  second = await openDesk(house, house.operators[1]);
}, 120_000);
afterAll(() => house?.stop());

describe.each(journeyLanguages('en'))('a coin that was not counted, in %s', (lang) => {
  const { home, history, deposit, back } = walletTexts[lang];
  const { claim } = deskTexts[lang];
  const { shell, people, devices } = OPERATOR_TEXTS[lang];

  test('is told, decided beside the records of the kiosk, and becomes points', async () => {
    const { phone, holds } = await aHolder(house, lang, ['KR500A 2'], 1_000);
    const before = await house.books.balances();
    const words = `3, ${lang}`;

    await phone.getByRole('button', { name: home.history, exact: true }).tap();
    await phone.getByRole('link').filter({ hasText: history.kind.deposit }).tap();
    await phone.getByRole('link', { name: deposit.claim, exact: true }).tap();
    await phone.getByLabel(claim.kind.miscount).check();
    await phone.getByLabel(claim.words).fill(words);
    await phone.getByRole('button', { name: claim.file, exact: true }).tap();
    await phone.getByRole('link', { name: claim.list, exact: true }).tap();
    const row = phone.getByRole('listitem').filter({ hasText: claim.kind.miscount });
    await row.getByText(words, { exact: true }).waitFor();

    await desk.speak(lang);
    const { page } = desk;
    await page.getByRole('link', { name: shell.pages.claims }).click();
    const claims = page.getByRole('row').filter({ hasText: words });
    await claims.getByRole('link', { name: people.claims.kinds.miscount }).click();
    await page.getByText(words, { exact: true }).waitFor();
    await page.getByLabel(people.claims.missing).selectOption(formatFace('KRW', 500));
    await page.getByLabel(devices.kiosk.count, { exact: true }).fill('1');
    await page.getByLabel(people.claims.answer).fill('OK');
    await page.getByRole('button', { name: people.claims.send }).click();
    await page.getByText(people.claims.states.accepted, { exact: true }).waitFor();

    await row.getByText(claim.answer('OK')).waitFor();
    await phone.getByRole('link', { name: back, exact: true }).tap();
    await holds(1_500);
    await house.books.expectMoved(before, {
      'cash:over_short KRW': 500n,
      'position KRW': -500n,
      'position PTS': 500n,
      'pts:avail PTS': -500n,
    });
    await phone.context().close();
  });
});

describe.each(journeyLanguages('ko'))('a claim of many coins, in %s', (lang) => {
  const { home, history, deposit, back } = walletTexts[lang];
  const { claim, settings, close } = deskTexts[lang];
  const { shell, people, devices, decisions } = OPERATOR_TEXTS[lang];
  let holder: Holder;

  test('is decided by one operator, and becomes points when another has approved', async () => {
    holder = await aHolder(house, lang, ['KR500A 2'], 1_000);
    const { phone } = holder;
    const before = await house.books.balances();
    const words = `60, ${lang}`;
    await phone.getByRole('button', { name: home.history, exact: true }).tap();
    await phone.getByRole('link').filter({ hasText: history.kind.deposit }).tap();
    await phone.getByRole('link', { name: deposit.claim, exact: true }).tap();
    await phone.getByLabel(claim.kind.miscount).check();
    await phone.getByLabel(claim.words).fill(words);
    await phone.getByRole('button', { name: claim.file, exact: true }).tap();
    await phone.getByRole('link', { name: claim.list, exact: true }).waitFor();

    await desk.speak(lang);
    const { page } = desk;
    await page.getByRole('link', { name: shell.pages.claims }).click();
    const claims = page.getByRole('row').filter({ hasText: words });
    await claims.getByRole('link', { name: people.claims.kinds.miscount }).click();
    await page.getByLabel(people.claims.missing).selectOption(formatFace('KRW', 100));
    await page.getByLabel(devices.kiosk.count, { exact: true }).fill('60');
    await page.getByLabel(people.claims.answer).fill('OK');
    await page.getByRole('button', { name: people.claims.send }).click();
    await page.getByText(ASKED[lang]).waitFor();
    await house.books.expectMoved(before, {});

    await second.speak(lang);
    await second.page.getByRole('link', { name: shell.pages.decisions }).first().click();
    await second.page.getByRole('button', { name: decisions.approvals.approve }).click();

    await phone.getByRole('link', { name: claim.list, exact: true }).tap();
    await phone.getByText(claim.answer('OK')).waitFor();
    await phone.getByRole('link', { name: back, exact: true }).tap();
    await holder.holds(7_000);
    await house.books.expectMoved(before, {
      'cash:over_short KRW': 6_000n,
      'position KRW': -6_000n,
      'position PTS': 6_000n,
      'pts:avail PTS': -6_000n,
    });
  });

  test('is among the data that the holder takes along before the wallet is closed', async () => {
    const { phone } = holder;
    const before = await house.books.balances();
    await phone.getByRole('button', { name: home.settings }).tap();
    const [file] = await Promise.all([
      phone.waitForEvent('download'),
      phone.getByRole('link', { name: settings.exportAll, exact: true }).tap(),
    ]);
    const data = await readFile(await file.path(), 'utf8');
    await phone.getByRole('button', { name: settings.close }).tap();
    await phone.getByLabel(close.donate).check();
    await phone.getByLabel(close.sure).check();
    await phone.getByRole('button', { name: close.close, exact: true }).tap();

    await phone.getByText(close.closedDonation(formatPoints(7_000))).waitFor();
    await phone.getByRole('button', { name: close.again }).tap();
    await phone.getByRole('textbox', { name: walletTexts[lang].signIn.phone }).waitFor();
    expect(data).toContain(`60, ${lang}`);
    await house.books.expectMoved(before, {
      'pts:avail PTS': 7_000n,
      'partner:payable PTS': -7_000n,
    });
    await phone.context().close();
  });
});

test('the auditor derives every figure again, and no page threw an error', async () => {
  expect(await house.books.audit()).toMatch(/^PASS/);
  expect(house.pageErrors).toEqual([]);
});
