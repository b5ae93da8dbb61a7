// Points in a real browser over the real house, in any language: paid at a shop and undone, given, withdrawn.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { formatMoney, formatPoints } from '#ui/kit/format.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { type Desk, openDesk } from '../support/journeys/desk.ts';
import { aHolder, type Holder, openWallet } from '../support/journeys/holder.ts';
import { type JourneyHouse, startJourneys } from '../support/journeys/house.ts';
import { journeyLanguages } from '../support/journeys/languages.ts';
import { moneyTexts, shopTexts, walletTexts } from '../support/journeys/texts.ts';

const TEN_THOUSAND = ['KR500A 20'];
const WAIT = { timeout: 10_000, interval: 100 };

let house: JourneyHouse;
let desk: Desk;
beforeAll(async () => {
  house = await startJourneys({ HOLD_PERIOD: 'PT1S' });
  desk = await openDesk(house, house.operators[0]);
}, 120_000);
afterAll(() => house?.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

describe.each(journeyLanguages('ko'))('points at a shop in %s', (lang) => {
  const { home } = walletTexts[lang];
  const { pay } = moneyTexts[lang];
  const { signIn, take } = shopTexts[lang];
  const price = formatPoints(3_000);
  let holder: Holder;
  let till: Page;

  test('are paid by the digits on the phone', async () => {
    holder = await aHolder(house, lang, TEN_THOUSAND, 10_000);
    till = await house.open('shop', lang);
    await till.getByLabel(signIn.key).fill(house.shopKey);
    await button(till, signIn.signIn).click();
    const before = await house.books.balances();
    await button(holder.phone, home.pay).tap();
    const code = holder.phone.getByRole('group', { name: pay.code });
    await holder.phone.getByRole('timer', { name: pay.left }).waitFor();

    await till.getByLabel(take.amount, { exact: true }).fill('3000');
    await till.getByLabel(take.code, { exact: true }).fill(await code.innerText());
    await button(till, take.take).click();

    await till.getByText(take.taken(price)).waitFor();
    await holder.phone.getByRole('heading', { name: pay.taken }).waitFor();
    await holder.phone.getByText(pay.takenAt('Demo shop', price)).waitFor();
    await house.books.expectMoved(before, {
      'pts:avail PTS': 3_000n,
      'partner:payable PTS': -2_970n,
      'fee:income PTS': -30n,
    });
    await button(holder.phone, pay.home).tap();
    await holder.holds(7_000);
  });

  test('go back whole when the shop undoes the payment', async () => {
    const before = await house.books.balances();

    await till.getByRole('button', { name: take.undo }).first().click();

    await till.getByText(take.undone(price)).waitFor();
    await holder.holds(10_000);
    await house.books.expectMoved(before, {
      'pts:avail PTS': -3_000n,
      'partner:payable PTS': 2_970n,
      'fee:income PTS': 30n,
    });
    await till.context().close();
    await holder.phone.context().close();
  });
});

describe.each(journeyLanguages('ja'))('points of a holder in %s', (lang) => {
  const { home, back } = walletTexts[lang];
  const { gift, withdraw } = moneyTexts[lang];
  const { shell, people, funds } = OPERATOR_TEXTS[lang];
  const { statuses } = funds;
  let holder: Holder;
  /** As the bank knows the withdrawal. */
  let reference: string;

  test('are given to a friend, who accepts them', async () => {
    holder = await aHolder(house, lang, TEN_THOUSAND, 10_000);
    const { phone } = holder;
    const before = await house.books.balances();
    const friendsNumber = house.newNumber();
    await button(phone, home.send).tap();
    await phone.getByLabel(gift.phone).fill(friendsNumber);
    await phone.getByLabel(gift.points).fill('1000');
    await phone.getByLabel(gift.from).fill('Jimin');

    await button(phone, gift.give).tap();

    await phone.getByText(gift.given(formatPoints(1_000))).waitFor();
    await house.books.expectMoved(before, { 'pts:avail PTS': 1_000n, 'pts:held PTS': -1_000n });
    const friend = await openWallet(house, lang, friendsNumber);
    await button(friend, home.send).tap();
    await friend.getByText(gift.fromWhom('Jimin')).waitFor();
    await button(friend, gift.accept).tap();
    await friend.getByText(gift.state.accepted).waitFor();
    await link(friend, back).tap();
    await friend
      .getByRole('group', { name: home.pointsName })
      .getByText(formatPoints(1_000))
      .waitFor();
    await phone.getByText(gift.state.accepted).waitFor();
    await house.books.expectMoved(before, {});
    await link(phone, back).tap();
    await holder.holds(9_000);
    await friend.context().close();
  });

  test('are withdrawn to an account of one’s own', async () => {
    const { phone } = holder;
    const before = await house.books.balances();
    await button(phone, home.withdraw).tap();
    await phone.getByLabel(withdraw.name).fill('Kim Minji');
    await phone.getByLabel(withdraw.birthDate).fill('1990-01-31');
    await button(phone, withdraw.check).tap();
    await phone.getByLabel(withdraw.bank, { exact: true }).selectOption('004');
    await phone.getByLabel(withdraw.accountNumber).fill('123456-78-901234');
    await button(phone, withdraw.addBank).tap();
    await phone.getByLabel(withdraw.points).fill('5000');
    await phone.getByText(withdraw.reaches(formatMoney('KRW', 4_700))).waitFor();

    await button(phone, withdraw.request).tap();

    await phone.getByRole('listitem').filter({ hasText: withdraw.state.requested }).waitFor();
    await link(phone, back).tap();
    await holder.holds(4_000);
    await house.books.expectMoved(before, { 'pts:avail PTS': 5_000n, 'pts:held PTS': -5_000n });
  });

  test('are at the bank once an operator has handed the file over', async () => {
    const { phone } = holder;
    const before = await house.books.balances();
    const { page, speak } = desk;
    await speak(lang);
    await page.getByRole('link', { name: shell.pages.payouts }).click();
    await button(page, funds.files.make).click();
    await page.getByText(funds.files.made('1')).waitFor();
    // Read anew, the list begins with the newest file.
    await page.reload();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'pain.001' }).first().click(),
    ]);
    await inRow(funds.files.handOver).first().click();
    await page.getByText(funds.files.handedOver).waitFor();
    await button(phone, home.withdraw).tap();

    await phone.getByRole('listitem').filter({ hasText: withdraw.state.sent }).waitFor();

    await house.books.expectMoved(before, {
      'pts:held PTS': 5_000n,
      'position PTS': -5_000n,
      'position KRW': 5_000n,
      'wd:clearing KRW': -4_700n,
      'fee:income KRW': -300n,
    });
    const payments = await readFile(await file.path(), 'utf8');
    reference = /<EndToEndId>(.+)<\/EndToEndId>/.exec(payments)![1]!;
  });

  test('are nobody’s to guess about when the bank answers with a status that nobody knows', async () => {
    const before = await house.books.balances();

    await bring('answer.xml', statusReport(reference, 'XXXX'));

    await vi.waitFor(async () => expect(await desk.fact(statuses.changed)).toBe('1'), WAIT);
    await desk.page.getByText(statuses.unknown('1')).waitFor();
    const row = desk.page.getByRole('row').filter({ hasText: people.payouts.states.unknown });
    await row.getByRole('button', { name: people.payouts.say, exact: true }).waitFor();
    await house.books.expectMoved(before, {});
  });

  test('are paid when an operator has asked the bank, and its late file changes nothing', async () => {
    const { phone } = holder;
    const before = await house.books.balances();
    const { say, reason } = people.payouts;
    await inRow(say).click();
    await desk.page.getByLabel(reason, { exact: true }).fill('OK');

    await inRow(say).click();

    await phone.getByRole('listitem').filter({ hasText: withdraw.state.paid }).waitFor();
    await desk.page.getByText(statuses.unknown('1')).waitFor({ state: 'detached' });
    await bring('late.csv', `reference,status,reason\n${reference},paid,`);
    await vi.waitFor(async () => expect(await desk.fact(statuses.repeated)).toBe('1'), WAIT);
    await house.books.expectMoved(before, { 'wd:clearing KRW': 4_700n, 'bank KRW': -4_700n });
    await phone.context().close();
  });

  const inRow = (name: string) =>
    desk.page.getByRole('cell').getByRole('button', { name, exact: true });

  /** Brings a file of the bank to the console, which reads it. */
  async function bring(name: string, text: string): Promise<void> {
    const buffer = Buffer.from(text);
    const chosen = { name, mimeType: 'application/octet-stream', buffer };
    await desk.page.getByLabel(statuses.file).setInputFiles(chosen);
    await desk.page.getByText(statuses.chosen(name)).waitFor();
    await button(desk.page, statuses.read).click();
  }
});

/** A pain.002 about one payment. */
const statusReport = (reference: string, status: string): string =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
  <OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${status}</TxSts>
  </TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

test('the auditor derives every figure again, and no page threw an error', async () => {
  expect(await house.books.audit()).toMatch(/^PASS/);
  expect(house.pageErrors).toEqual([]);
});
