// The built wallet over a real ledger in memory, on a free port of loopback; a shop and an operator are a call away.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { freePort } from './free-port.ts';
import { aLedger, type TestLedger } from './ledger-app.ts';
import { givePoints } from './rich-holder.ts';

const UI_DIR = fileURLToPath(new URL('../../dist/ui/', import.meta.url));
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', timezoneId: 'Asia/Seoul' };

export type ServedWallet = Readonly<{
  test: TestLedger;
  page: Page;
  origin: string;
  /** Errors that the page threw. */
  faults: readonly string[];
}>;

/** Signs a number in by hand, on a phone in English, with points to spend; at a ledger of its own unless one is given. */
export async function aServedWallet(
  browser: Browser,
  { phone = '+821048275163', points = 50_000n, ledger = undefined as TestLedger | undefined } = {},
): Promise<ServedWallet> {
  const test = ledger ?? (await aListeningLedger());
  const origin = test.ledger.reach().publicOrigin;
  const context = await browser.newContext(PHONE);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(origin);
  await page.getByLabel('Phone number').fill(phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  const field = page.getByLabel('Code', { exact: true });
  await field.waitFor();
  await field.fill(test.codeFor(phone));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Points', { exact: true }).waitFor();
  await present(test, phone, points);
  return { test, page, origin, faults };
}

async function aListeningLedger(): Promise<TestLedger> {
  const port = await freePort();
  // Cookies end by the browser's clock, which nobody moves.
  const test = await aLedger({ uiDir: UI_DIR, port, startMs: systemClock.nowMs() });
  await test.api.listen({ port, host: '127.0.0.1' });
  return test;
}

/** Points as a promotion gives them; the open wallet hears of it. */
async function present({ ledger }: TestLedger, phone: string, points: bigint): Promise<void> {
  if (points === 0n) return;
  const { store, phones, clock } = ledger;
  const wallet = await store.read((books) => books.wallets.byPhone(phones.index(phone)));
  await givePoints(store, wallet!.id, points, { openedAtMs: clock.nowMs() });
  await store.transact((books) => books.wallets.touch(wallet!.id));
}
