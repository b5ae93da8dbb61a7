// The kiosk's page at the end of its bridge: what it says, what it sends, and what it shows when nobody answers.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { coins } from '#ui/kiosk/fixture-parts.ts';
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
  await page.goto(`${origin}/?lang=en`);
  await page.getByRole('button', { name: 'Start' }).waitFor();
});
afterEach(async () => {
  await page.close();
  await controller.kill();
});

const view = (state: string): KioskView => {
  const { view } = fixtures[state]!;
  return JSON.parse(JSON.stringify(view)) as KioskView;
};
const heardOfDoing = () => controller.heard.filter((command) => command.do !== 'language');
const total = () => page.getByRole('status', { name: 'Total' });

describe('the kiosk page', () => {
  test.each([
    ['starting', 'Starting soon'],
    ['cannot-start', 'Closed for now'],
  ])('says %s where the kiosk app shows it by itself, and asks nobody', async (closed, words) => {
    const asked: string[] = [];
    const alone = await browser.newPage({ viewport: { width: 1_080, height: 1_920 } });
    alone.on('request', (request) => asked.push(request.method()));

    await alone.goto(`${new URL(page.url()).origin}/?lang=en&closed=${closed}`);
    await alone.getByRole('heading', { name: words }).waitFor();
    await alone.close();

    expect(asked).not.toContain('POST');
  });

  test('tells its language, and sends what a finger does', async () => {
    await page.getByRole('button', { name: 'Start' }).click();
    controller.show(view('number-full'));
    for (const name of ['0', '1', 'Delete', 'Confirm number']) {
      await page.getByRole('button', { name, exact: true }).click();
    }

    expect(controller.heard[0]).toEqual({ do: 'language', lang: 'en' });
    await vi.waitFor(() =>
      expect(heardOfDoing()).toEqual([
        { do: 'start' },
        { do: 'digit', digit: '0' },
        { do: 'digit', digit: '1' },
        { do: 'delete' },
        { do: 'confirm-number' },
      ]),
    );
  });

  test('carries the whole deposit by keys alone', async () => {
    const steps: [state: string, keys: string[]][] = [
      ['attract', ['Enter']],
      ['number-full', ['0', 'Backspace', 'Enter']],
      ['consent', ['Enter']],
      ['coins-pouring', ['Enter']],
      ['thanks', ['Enter']],
    ];
    for (const [state, keys] of steps) {
      controller.show(view(state));
      await page.locator(`main.${CLASS[view(state).screen]}`).waitFor();
      for (const key of keys) await page.keyboard.press(key);
    }

    await vi.waitFor(() =>
      expect(heardOfDoing().map((command) => command.do)).toEqual([
        'start',
        'digit',
        'delete',
        'confirm-number',
        'agree',
        'finish',
        'home',
      ]),
    );
  });

  test('shows a new total at once and speaks it later', async () => {
    controller.show(coins({ KRW500: 1 }));
    await total().waitFor();
    controller.show(coins({ KRW500: 2 }));
    controller.show(coins({ KRW500: 3 }));

    await page.waitForFunction(() =>
      document.querySelector('.total strong')?.textContent?.startsWith('1,500'),
    );
    await page.waitForFunction(() =>
      document.querySelector('.total .unseen')?.textContent?.startsWith('1,500'),
    );
  });

  test('keeps the counted coins in sight while the controller is gone, then shows the true total', async () => {
    controller.show(coins({ KRW500: 3 }));
    await total().waitFor();

    await controller.kill();
    await page.getByText('One moment, checking').waitFor();
    const kept = await total().textContent();
    controller.show(coins({ KRW500: 4 }));
    await controller.start();
    await page.getByRole('button', { name: 'Finish' }).waitFor();

    expect(kept).toContain('1,500');
    await total().filter({ hasText: '2,000' }).waitFor();
  });

  test('notices a controller that is frozen, though its socket is open', async () => {
    controller.show(coins({ KRW500: 3 }));
    await total().waitFor();

    controller.freeze();
    await page.getByText('One moment, checking').waitFor();
    controller.thaw();

    await page.getByRole('button', { name: 'Finish' }).waitFor();
  });

  test('says that another screen took over, and stays quiet', async () => {
    controller.takeOver();
    await page.getByText('Another screen is open').waitFor();
    controller.heard.length = 0;

    await page.keyboard.press('Enter');
    controller.show(view('number-full'));

    await page.getByText('Another screen is open').waitFor();
    expect(controller.heard).toEqual([]);
  });

  test('starts afresh for the next person', async () => {
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('button', { name: '글자 크게' }).click();
    controller.show(view('thanks'));
    await page.getByRole('heading', { name: '고맙습니다' }).waitFor();

    controller.show(view('attract'));

    await page.getByRole('button', { name: 'Start' }).waitFor();
    expect(
      await page.evaluate(() => document.documentElement.style.getPropertyValue('--zoom')),
    ).toBe('1');
    await vi.waitFor(() => expect(controller.heard.at(-1)).toEqual({ do: 'language', lang: 'en' }));
  });
});

const CLASS = {
  'out-of-service': 'attract',
  attract: 'attract',
  number: 'number',
  consent: 'consent',
  coins: 'pour',
  thanks: 'thanks',
  'service-sign-in': 'service-in',
  service: 'service',
} as const;
