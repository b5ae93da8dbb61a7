// The look for words over words can see them, and sees none where there are none.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { overlapFaults } from '../support/overlaps.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 400 } });
});
afterAll(() => browser?.close());

const at = (top: number, more = ''): string =>
  `style="position:absolute;left:10px;top:${top}px;font:20px sans-serif;${more}"`;

test.each([
  [
    'two sentences in one place',
    `<p ${at(10)}>Twelve coins</p><p ${at(18)}>came back</p>`,
    ['"Twelve coins" is printed over "came back"'],
  ],
  [
    'a sentence over a button',
    `<p ${at(10)}>Twelve coins</p><button ${at(16, 'width:90px;height:60px')}></button>`,
    ['"Twelve coins" is printed over "the target BUTTON"'],
  ],
  [
    'a sentence over an icon',
    `<p ${at(10)}>Twelve coins</p><i ${at(14)}><svg class="icon" width="24" height="24"></svg>Undo</i>`,
    ['"Twelve coins" is printed over "Undo"', '"Twelve coins" is printed over "an icon of Undo"'],
  ],
  ['two lines that follow', `<p ${at(10)}>Twelve coins</p><p ${at(34)}>came back</p>`, []],
  ['the words of a button', `<button ${at(10)}>Finish <b>now</b></button>`, []],
  ['a field in its label', `<label ${at(10)}>Points <input size="4"></label>`, []],
  [
    'what is hidden',
    `<p ${at(10)}>Twelve coins</p><p ${at(18, 'visibility:hidden')}>came back</p>`,
    [],
  ],
  [
    'what is cut off before it gets there',
    `<p ${at(10)}>Twelve coins</p><div ${at(34, 'height:24px;overflow:hidden')}><p style="margin-top:-20px">came back</p></div>`,
    [],
  ],
  [
    'a page that goes on under a bar that stays',
    `<p ${at(10)}>Twelve coins</p><div style="position:fixed;top:12px;left:10px">Pay</div>`,
    [],
  ],
])('%s: %#', async (_name, body, faults) => {
  await page.setContent(`<!doctype html><style>*{margin:0}</style>${body}`);

  expect(await overlapFaults(page)).toEqual(faults);
});
