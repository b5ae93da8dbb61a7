// A deposit in a real browser over the real house: by touch, by keys alone, and by ear alone, in any language.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatMoney, formatPoints } from '#ui/kit/format.ts';
import { kioskTexts } from '#ui/text/kiosk/index.ts';
import { LANGUAGE_NAMES } from '#ui/text/languages.ts';
import { HANDFUL, HANDFUL_BOOKED, handfulInPoints, pour } from '../support/journeys/coins.ts';
import { type JourneyHouse, startJourneys } from '../support/journeys/house.ts';
import { journeyLanguages } from '../support/journeys/languages.ts';
import { listenTo } from '../support/journeys/listener.ts';

let house: JourneyHouse;
let points: string;

beforeAll(async () => {
  house = await startJourneys();
  points = formatPoints(await handfulInPoints(house));
}, 120_000);
afterAll(() => house?.stop());

const masked = (number: string): string => `010-••••-${number.slice(-4)}`;
const receiptCode = (kiosk: Page) =>
  kiosk.getByText(/^[0-9A-HJKMNP-TV-Z]{5} [0-9A-HJKMNP-TV-Z]{5}$/);

describe.each(journeyLanguages('zh'))('a deposit by touch in %s', (lang) => {
  test('is counted, credited, and thanked for', async () => {
    const { rail, attract, number, consent, deposit, thanks } = kioskTexts[lang];
    const kiosk = await house.open('kiosk', lang);
    const before = await house.books.balances();
    const typed = house.newNumber();
    const touch = (name: string) => kiosk.getByRole('button', { name, exact: true }).tap();

    await kiosk.getByRole('button', { name: kioskTexts.ko.attract.start, exact: true }).waitFor();
    await touch(kioskTexts.ko.rail.languageName);
    await touch(LANGUAGE_NAMES[lang]);
    await touch(rail.larger);
    await touch(attract.start);
    for (const digit of typed) await touch(digit);
    await kiosk.getByRole('group', { name: `${number.typed} ${typed}` }).waitFor();
    await touch(number.confirmName);
    await kiosk.getByText(consent.phone(masked(typed))).waitFor();
    await touch(consent.agree);
    await kiosk.getByText(deposit.insertCoins).first().waitFor();
    await pour(house, HANDFUL);
    await kiosk.getByRole('status', { name: deposit.total }).getByText(points).waitFor();
    await touch(deposit.finish);

    await kiosk.getByRole('heading', { name: thanks.title }).waitFor();
    await kiosk.getByRole('status', { name: deposit.total }).getByText(points).waitFor();
    await receiptCode(kiosk).waitFor();
    await kiosk.getByText(thanks.sent).waitFor();
    await touch(thanks.home);
    // The next person starts afresh, in the first language of the kiosk.
    await kiosk.getByRole('button', { name: kioskTexts.ko.attract.start, exact: true }).waitFor();
    await house.books.expectMoved(before, HANDFUL_BOOKED);
    await kiosk.context().close();
  });
});

describe.each(journeyLanguages('en'))('a deposit by keyboard in %s', (lang) => {
  test('needs no finger from the language to the receipt', async () => {
    const { rail, attract, deposit, thanks } = kioskTexts[lang];
    const kiosk = await house.open('kiosk', lang);
    const before = await house.books.balances();
    const { keyboard } = kiosk;
    const button = (name: string) => kiosk.getByRole('button', { name, exact: true });
    const reach = async (name: string): Promise<void> => {
      await button(name).waitFor();
      for (let presses = 0; presses < 20; presses++) {
        if (await button(name).evaluate((element) => element === document.activeElement)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`20 times Tab do not lead to “${name}”`);
    };

    await button(kioskTexts.ko.attract.start).waitFor();
    await reach(kioskTexts.ko.rail.languageName);
    await keyboard.press('Enter');
    await reach(LANGUAGE_NAMES[lang]);
    await keyboard.press('Enter');
    await reach(attract.start);
    await keyboard.press('Enter');
    await button(kioskTexts[lang].number.confirmName).waitFor();
    await keyboard.type(`${house.newNumber()}5`);
    await keyboard.press('Backspace');
    await keyboard.press('Enter');
    await button(kioskTexts[lang].consent.agree).waitFor();
    await keyboard.press('Enter');
    await kiosk.getByText(deposit.insertCoins).first().waitFor();
    await pour(house, HANDFUL);
    await kiosk.getByRole('status', { name: deposit.total }).getByText(points).waitFor();
    await reach(rail.helpName);
    await reach(deposit.finish);
    await keyboard.press('Enter');

    await kiosk.getByRole('heading', { name: thanks.title }).waitFor();
    await receiptCode(kiosk).waitFor();
    await keyboard.press('Enter');
    await button(kioskTexts.ko.attract.start).waitFor();
    await house.books.expectMoved(before, HANDFUL_BOOKED);
    await kiosk.context().close();
  });
});

describe.each(journeyLanguages('ja'))('a deposit read aloud in %s', (lang) => {
  test('is told whole by the accessibility tree', async () => {
    const { rail, attract, number, consent, deposit, thanks } = kioskTexts[lang];
    const kiosk = await house.open('kiosk', lang);
    const before = await house.books.balances();
    const typed = house.newNumber();
    const { press, reads, hears, lines } = await listenTo(kiosk);

    await reads(`button ${kioskTexts.ko.attract.start}`);
    await press(kioskTexts.ko.rail.languageName);
    await press(LANGUAGE_NAMES[lang]);
    await reads(`heading ${attract.poster.join(' ')}`, `button ${attract.start}`);
    await reads(`navigation ${rail.label}`, `button ${rail.larger}`, `button ${rail.helpName}`);
    await press(attract.start);
    await hears(number.title.join(' '));
    await reads(`heading ${number.title.join(' ')}`, `group ${number.keypad}`);
    for (const digit of typed) await press(digit);
    await hears([...typed].join(' '));
    await reads(`group ${number.typed} ${typed}`);
    await press(number.confirmName);
    await hears(consent.title);
    await reads(
      `heading ${consent.title}`,
      `paragraph ${consent.phone(masked(typed))}`,
      ...consent.lines.map((line) => `listitem ${line}`),
      `button ${consent.agree}`,
      `button ${consent.under14}`,
    );
    await press(consent.agree);
    await hears(deposit.insertCoins);
    await reads(`heading ${deposit.insertCoins}`, `button ${rail.cancel}`);
    await hears(`${deposit.total} ${formatPoints(0)}`);
    await pour(house, HANDFUL);
    await hears(`${deposit.total} ${points}`);
    await reads(
      `status ${deposit.total} ${points}`,
      `list ${deposit.coins}`,
      `listitem ${formatMoney('KRW', 500)} × 1 500`,
      `listitem ${formatMoney('KRW', 100)} × 3 300`,
    );
    await house.emulate('reject 1');
    await hears(`${deposit.rejected(1)} ${deposit.rejectCauses['refused']}`);
    await press(deposit.finish);

    await hears(thanks.title);
    await hears(thanks.sent);
    await reads(
      `heading ${thanks.title}`,
      `status ${deposit.total} ${points}`,
      `image ${thanks.qr}`,
      `term ${thanks.receipt}`,
    );
    const [code] = (await lines()).filter((line) => line.startsWith('definition '));
    expect(code).toMatch(/^definition [0-9A-HJKMNP-TV-Z]{5} [0-9A-HJKMNP-TV-Z]{5}$/);
    await press(thanks.home);
    await reads(`heading ${kioskTexts.ko.attract.poster.join(' ')}`);
    await house.books.expectMoved(before, HANDFUL_BOOKED);
    await kiosk.context().close();
  });
});

test('the auditor derives every figure again, and no page threw an error', async () => {
  expect(await house.books.audit()).toMatch(/^PASS/);
  expect(house.pageErrors).toEqual([]);
});
