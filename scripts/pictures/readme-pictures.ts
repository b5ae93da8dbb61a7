// The pictures of the root README, from a running demo house and a real browser.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../../test/support/browser.ts';
import { signInByHand, typeNumber } from '../../test/support/people.ts';
import { startDemoHouse } from '../faults/demo-house.ts';
import { root } from '../programs.ts';

const COINS = ['KR500A 14', 'KR100A 22', 'KR050A 9', 'KR010A 12', 'US025A 6', 'EU100A 3'];
const KIOSK = { viewport: { width: 1080, height: 1920 }, deviceScaleFactor: 0.4 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, locale: 'en-GB' };
const folder = join(root, 'docs', 'pictures');

/** Takes each of them anew, into `docs/pictures`. */
export async function takeReadmePictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  process.stdout.write('Starting the house …\n');
  const house = await startDemoHouse();
  const browser = await openBrowser();
  try {
    const kiosk = await browser.newPage(KIOSK);
    await kiosk.goto(`${house.kioskUrl}?lang=en`);
    await typeNumber(kiosk, '01048275163');
    for (const coins of COINS) await house.emulate(`coin ${coins}`);

    const phone = await browser.newPage(PHONE);
    await phone.goto(house.walletUrl);
    await signInByHand(phone, house.messagesPath, '01048275163');
    await phone.getByText('66').first().waitFor();
    for (const [page, name] of [
      [kiosk, 'kiosk-coins'],
      [phone, 'wallet-live'],
    ] as const) {
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      process.stdout.write(`${name}.png ${Math.round(statSync(path).size / 1000)} kB\n`);
    }
  } finally {
    await browser.close();
    await house.stop();
  }
}
