// What a person sees when something dies, in any language: the controller while coins fall, and the network for everybody.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { formatPoints } from '#ui/kit/format.ts';
import { kioskTexts } from '#ui/text/kiosk/index.ts';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { pour } from '../support/journeys/coins.ts';
import { type Desk, openDesk } from '../support/journeys/desk.ts';
import { deposit as pourUnseen, openWallet } from '../support/journeys/holder.ts';
import { type JourneyHouse, startJourneys } from '../support/journeys/house.ts';
import { journeyLanguages } from '../support/journeys/languages.ts';
import { aNetwork, type Network } from '../support/journeys/network.ts';
import { shopTexts, walletTexts } from '../support/journeys/texts.ts';

/** Whoever found no network tries again after 1 s, 2 s, 4 s … */
const BACK = { timeout: 45_000, interval: 1_000 };

let network: Network;
let house: JourneyHouse;
let desk: Desk;

beforeAll(async () => {
  network = await aNetwork();
  house = await startJourneys(network.settings);
  desk = await openDesk(house, house.operators[0]);
}, 120_000);
afterEach(() => network.mend());
afterAll(async () => {
  await house?.stop();
  await network?.close();
});

/** The kiosk's screen with an open slot for a number, by keys; and its total. */
async function anOpenSlot(lang: ReadyLanguage, number: string) {
  const { attract, number: entry, consent, deposit } = kioskTexts[lang];
  const kiosk = await house.open('kiosk', lang, `${house.kioskUrl}?lang=${lang}`);
  const button = (name: string) => kiosk.getByRole('button', { name, exact: true });
  await button(attract.start).tap();
  await button(entry.confirmName).waitFor();
  await kiosk.keyboard.type(number);
  await button(entry.confirmName).tap();
  await button(consent.agree).tap();
  const totals = (points: number) =>
    kiosk
      .getByRole('status', { name: deposit.total })
      .getByText(formatPoints(points), { exact: true })
      .waitFor();
  await totals(0);
  await kiosk.getByText(deposit.insertCoins).first().waitFor();
  return { kiosk, button, totals };
}

describe.each(journeyLanguages('en'))('a controller that dies while coins fall, in %s', (lang) => {
  const { deposit, thanks } = kioskTexts[lang];

  test('is missed on the screen, and the total is right when it is back', async () => {
    const before = await house.books.balances();
    const { kiosk, button, totals } = await anOpenSlot(lang, house.newNumber());
    await pour(house, ['KR100A 3']);
    await totals(300);

    expect(house.kill('kiosk')).toBe(true);
    const [fallen] = await Promise.all([
      house.emulate('coin KR100A 2'),
      kiosk.getByRole('heading', { name: deposit.checkingTitle }).waitFor(),
      kiosk.getByText(deposit.checkingBody[0]!).waitFor(),
    ]);

    // What the device took is credited; what it gave back is in the hand of the person.
    const sum = 300 + 100 * Number(fallen['accepted']);
    await kiosk.getByRole('heading', { name: thanks.title }).waitFor();
    await totals(sum);
    await house.books.expectMoved(before, {
      'cash:kiosk KRW': BigInt(sum),
      'dep:pending KRW': BigInt(-sum),
    });
    await button(thanks.home).tap();
    await kiosk.context().close();
  });
});

describe.each(journeyLanguages('zh'))('a network that dies, in %s', (lang) => {
  const { deposit, thanks } = kioskTexts[lang];
  const { home, line } = walletTexts[lang];
  const { signIn, take } = shopTexts[lang];
  const { shell } = OPERATOR_TEXTS[lang];

  test('makes no face lie, and nothing is lost when it is back', async () => {
    const number = house.newNumber();
    await pourUnseen(house, number, ['KR500A 2']);
    const before = await house.books.balances();
    const phone = await openWallet(house, lang, number);
    const pending = (points: number, limit = {}) =>
      phone
        .getByRole('group', { name: home.pendingName, exact: true })
        .getByText(formatPoints(points), { exact: true })
        .waitFor(limit);
    await pending(1_000);
    const till = await aTill(lang);
    await desk.speak(lang);
    await desk.page.getByRole('link', { name: shell.pages.kiosks }).first().click();
    await desk.page.getByRole('link', { name: 'Demo kiosk' }).waitFor();
    const { kiosk, button, totals } = await anOpenSlot(lang, number);

    network.cut();

    // The kiosk counts on, and says where the coins are.
    await pour(house, ['KR500A']);
    await totals(500);
    await kiosk.getByText(deposit.offline).waitFor();
    // The wallet keeps what it knew and says how old it is; it makes no code that it cannot make.
    await phone.getByText(sentence(line.stale)).waitFor();
    await pending(1_000);
    expect(await phone.getByRole('button', { name: home.pay, exact: true }).isDisabled()).toBe(
      true,
    );
    // The till takes nothing, and the console shows nothing as if it were new.
    await till.getByText(take.offline).waitFor();
    await desk.page.getByRole('link', { name: shell.pages.bags }).click();
    await desk.page.getByText(shell.refusals.unreachable).first().waitFor();
    await button(deposit.finish).tap();
    const thankYou = kiosk.getByRole('heading', { name: thanks.title });
    await thankYou.waitFor();
    await kiosk.getByText(thanks.later).waitFor();

    network.mend();

    // Whoever touches the screen may go on reading it.
    await vi.waitFor(async () => {
      await thankYou.tap();
      expect(await kiosk.getByText(thanks.sent).isVisible()).toBe(true);
    }, BACK);
    await pending(1_500, BACK);
    await phone.getByText(sentence(line.stale)).waitFor({ state: 'detached' });
    await till.getByText(take.offline).waitFor({ state: 'detached' });
    await house.books.expectMoved(before, { 'cash:kiosk KRW': 500n, 'dep:pending KRW': -500n });
    await button(thanks.home).tap();
    await Promise.all([kiosk, phone, till].map((page) => page.context().close()));
  });

  async function aTill(spoken: ReadyLanguage): Promise<Page> {
    const page = await house.open('shop', spoken);
    await page.getByLabel(signIn.key).fill(house.shopKey);
    await page.getByRole('button', { name: signIn.signIn, exact: true }).click();
    await page.getByLabel(take.amount, { exact: true }).waitFor();
    return page;
  }
});

/** A sentence with a time in it, whatever the time is. */
function sentence(withTime: (time: string) => string): RegExp {
  const [head = '', tail = ''] = withTime('\u0000').split('\u0000');
  return new RegExp(`${head}.*\\d\\d:\\d\\d.*${tail}`);
}

test('the auditor derives every figure again, and no page threw an error', async () => {
  expect(await house.books.audit()).toMatch(/^PASS/);
  expect(house.pageErrors).toEqual([]);
});
