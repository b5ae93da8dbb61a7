// What staff and the ear get of the kiosk's page: the way in to the service screen, and the voice.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { openBrowser } from '../support/browser.ts';
import { StubController } from '../support/stub-controller.ts';

let browser: Browser;
let controller: StubController;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  controller = new StubController();
  const origin = await controller.start();
  controller.show(view('attract'));
  page = await browser.newPage({ viewport: { width: 1_080, height: 1_920 } });
  await page.addInitScript(withVoices);
  await page.goto(`${origin}/?lang=en`);
  await press('Start', (button) => button.waitFor());
});
afterEach(async () => {
  await page.close();
  await controller.kill();
});

const view = (state: string): KioskView =>
  JSON.parse(JSON.stringify(fixtures[state]!.view)) as KioskView;
/** A busy machine takes its time. */
const soon = (check: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 15_000, interval: 100 });
const heard = () =>
  controller.heard.filter((command) => command.do !== 'language' && command.do !== 'more-time');

async function press(
  name: string,
  how = (button: ReturnType<Page['getByRole']>): Promise<void> => button.click(),
): Promise<void> {
  await how(page.getByRole('button', { name, exact: true }));
}

/** Two voices: one of this machine, one that would need a network. */
function withVoices(): void {
  const said: object[] = [];
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => [
      { lang: 'en-GB', localService: true },
      { lang: 'ko-KR', localService: false },
    ],
    cancel: () => {},
    speak: ({ text, rate, volume }: { text: string; rate: number; volume: number }) =>
      said.push({ text, rate, volume }),
  });
  class Utterance {
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.assign(globalThis, { said, SpeechSynthesisUtterance: Utterance });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
}
/** A key that no keyboard of this browser has. */
const socketSends = (key: string) =>
  page.evaluate((sent) => dispatchEvent(new KeyboardEvent('keydown', { key: sent })), key);
const said = () => page.evaluate(() => (globalThis as unknown as { said: object[] }).said);

describe('the way in for staff', () => {
  test('three stars on a keypad ask for it', async () => {
    await page.keyboard.type('***');

    await soon(() => expect(heard()).toEqual([{ do: 'service' }]));
  });

  test('holding the mark for three seconds asks for it, a shorter touch does not', async () => {
    await page.clock.install({ time: 0 });
    // Stands still, so that a slow machine does not lengthen the touch.
    await page.clock.pauseAt(60_000);
    await page.locator('.logo').hover();
    await page.mouse.down();
    await page.clock.runFor(2_900);
    await page.mouse.up();
    await page.clock.runFor(3_000);
    const afterTouch = heard();
    await page.mouse.down();
    await page.clock.runFor(3_100);

    await soon(() => expect(heard()).toEqual([{ do: 'service' }]));
    expect(afterTouch).toEqual([]);
  });

  test('code and PIN are sent together, and the PIN is never in the page', async () => {
    controller.show(view('service-sign-in'));
    await press('Next', (button) => button.waitFor());
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await page.keyboard.type('408217');
    const shown = await page.locator('main').textContent();
    await press('Open');

    await soon(() =>
      expect(heard()).toEqual([{ do: 'service-sign-in', operatorCode: '17', pin: '408217' }]),
    );
    expect(shown).toContain('17');
    expect(shown).not.toContain('408217');
  });

  test('the cashbox comes out with the number on its seal', async () => {
    controller.show(view('service-slot'));
    await press('Cashbox');
    await press('Cashbox removed');
    await page.keyboard.type('kr-4711');
    await press('Record');

    await soon(() => expect(heard()).toEqual([{ do: 'cashbox-removed', sealNumber: 'KR-4711' }]));
  });
});

describe('the voice', () => {
  test('reads the screen aloud once it is switched on, as loud and as fast as asked', async () => {
    await press('Sound');
    await press('Read aloud');
    await soon(async () =>
      expect(await said()).toEqual([
        { text: 'Small change makes mountains. Start.', rate: 1, volume: 0.6 },
      ]),
    );

    await press('Louder');
    await press('Slower');
    controller.show(view('number-empty'));

    await soon(async () =>
      expect((await said()).at(-1)).toEqual({
        text: 'Enter your mobile number. Points go to this number.',
        rate: 0.75,
        volume: 0.8,
      }),
    );
  });

  test('speaks while a headset is in its socket, loud in quiet hours, too', async () => {
    controller.own = { volume: 5, quietHours: [0, 24], headsetKeys: ['F15', 'F16'] };
    await page.reload();
    await press('Start', (button) => button.waitFor());

    await socketSends('F15');
    await soon(async () =>
      expect(await said()).toEqual([
        { text: 'Small change makes mountains. Start.', rate: 1, volume: 1 },
      ]),
    );
    await socketSends('F16');
    await press('Sound');

    await page.getByRole('button', { name: 'Read aloud', pressed: false }).waitFor();
    await press('Read aloud');
    await soon(async () => expect((await said()).at(-1)).toMatchObject({ volume: 0.25 }));
  });

  test('is not offered in a language that only a network could speak', async () => {
    await press('Language');
    await press('한국어');
    await press('소리');

    await page.getByText('이 기기에는 한국어 목소리가 없어요').waitFor();
    expect(await page.getByRole('button', { name: '읽어 주기' }).count()).toBe(0);
  });
});
