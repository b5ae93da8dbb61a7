// What people do with their fingers, by the names that assistive technology reads.
import type { Page } from 'playwright-core';
import { lastCode } from './holder.ts';

const CODE_TIMEOUT_MS = 10_000;
const CODE_CHECK_MS = 50;

/** From the attract screen to the open slot: Start, digits, Confirm number, I agree. */
export async function typeNumber(kiosk: Page, national: string): Promise<void> {
  await kiosk.getByRole('button', { name: 'Start', exact: true }).click();
  for (const digit of national) {
    await kiosk.getByRole('button', { name: digit, exact: true }).click();
  }
  await kiosk.getByRole('button', { name: 'Confirm number', exact: true }).click();
  await kiosk.getByRole('button', { name: 'I agree', exact: true }).click();
  await kiosk.getByRole('status', { name: 'Total', exact: true }).waitFor({ state: 'attached' });
}

/** Signs in to the wallet with the code that is sent to a Korean number. */
export async function signInByHand(
  phone: Page,
  messagesPath: string,
  national: string,
): Promise<void> {
  await phone.getByRole('textbox', { name: 'Phone number' }).fill(national);
  await phone.getByRole('button', { name: 'Send code' }).click();
  const code = phone.getByRole('textbox', { name: 'Code', exact: true });
  await code.waitFor();
  await code.fill(await sentCode(messagesPath, `+82${national.slice(1)}`));
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function sentCode(messagesPath: string, e164: string): Promise<string> {
  for (let waitedMs = 0; waitedMs < CODE_TIMEOUT_MS; waitedMs += CODE_CHECK_MS) {
    const code = lastCode(messagesPath, e164);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, CODE_CHECK_MS));
  }
  throw new Error(`no code was sent to ${e164}`);
}
