// A holder of a journey: pours coins without a browser where the coins are not the story, and opens the wallet by hand.
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { formatPoints } from '#ui/kit/format.ts';
import type { ReadyLanguage } from '#ui/text/languages.ts';
import { openDeposit, visitKiosk } from '../../../scripts/faults/visitor.ts';
import { lastCode } from '../holder.ts';
import { pour } from './coins.ts';
import type { JourneyHouse } from './house.ts';
import { walletTexts } from './texts.ts';

const CODE_TIMEOUT_MS = 10_000;
const THANKS_TIMEOUT_MS = 15_000;

/** A whole deposit for a Korean number, from Start to the receipt. */
export async function deposit(
  house: JourneyHouse,
  number: string,
  coins: readonly string[],
): Promise<void> {
  const visitor = visitKiosk(house.kioskUrl);
  try {
    if (!(await openDeposit(visitor, number))) throw new Error('the slot did not open');
    await pour(house, coins);
    visitor.press({ do: 'finish' });
    const isSent = await visitor.see(
      (view) => view.screen === 'thanks' && view.isSent,
      THANKS_TIMEOUT_MS,
    );
    if (!isSent) throw new Error('the deposit was not sent');
    visitor.press({ do: 'home' });
  } finally {
    visitor.leave();
  }
}

export type Holder = Readonly<{
  phone: Page;
  /** Waits until home shows that these points can be spent. */
  holds(points: number): Promise<void>;
}>;

/** A holder of a house with a short hold, who has poured `coins` and can spend `points`, before the home of the wallet. */
export async function aHolder(
  house: JourneyHouse,
  lang: ReadyLanguage,
  coins: readonly string[],
  points: number,
): Promise<Holder> {
  const number = house.newNumber();
  await deposit(house, number, coins);
  const phone = await openWallet(house, lang, number);
  const available = phone.getByRole('group', {
    name: walletTexts[lang].home.pointsName,
    exact: true,
  });
  const holds = (sum: number) => available.getByText(formatPoints(sum), { exact: true }).waitFor();
  await holds(points);
  return { phone, holds };
}

/** Opens the wallet of a Korean number on a phone of its own, with the code that is sent to it. */
export async function openWallet(
  house: JourneyHouse,
  lang: ReadyLanguage,
  number: string,
): Promise<Page> {
  const { signIn, home } = walletTexts[lang];
  const phone = await house.open('wallet', lang);
  await phone.getByRole('textbox', { name: signIn.phone }).fill(number);
  await phone.getByRole('button', { name: signIn.sendCode }).tap();
  const field = phone.getByRole('textbox', { name: signIn.code, exact: true });
  await field.waitFor();
  const code = await vi.waitFor(() => {
    const sent = lastCode(house.messagesPath, `+82${number.slice(1)}`);
    expect(sent).toBeDefined();
    return sent!;
  }, CODE_TIMEOUT_MS);
  await field.fill(code);
  await phone.getByRole('button', { name: signIn.signIn, exact: true }).tap();
  await phone.getByRole('group', { name: home.pointsName, exact: true }).waitFor();
  return phone;
}
