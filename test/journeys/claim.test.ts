// A complaint in a real browser over the real house, in any language: told by the holder, decided by an operator, paid.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFace } from '#ui/kit/format.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { type Desk, openDesk } from '../support/journeys/desk.ts';
import { aHolder } from '../support/journeys/holder.ts';
import { type JourneyHouse, startJourneys } from '../support/journeys/house.ts';
import { journeyLanguages } from '../support/journeys/languages.ts';
import { deskTexts, walletTexts } from '../support/journeys/texts.ts';

let house: JourneyHouse;
let desk: Desk;

beforeAll(async () => {
  house = await startJourneys({ HOLD_PERIOD: 'PT1S' });
  desk = await openDesk(house, house.operators[0]);
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

test('the auditor derives every figure again, and no page threw an error', async () => {
  expect(await house.books.audit()).toMatch(/^PASS/);
  expect(house.pageErrors).toEqual([]);
});
