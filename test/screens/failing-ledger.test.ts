// Every page of the web faces before a ledger that fails in every way: words of ours, and never those of a program.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedScreens, openScreens } from '../support/opened-screens.ts';
import { isEveryLook } from '../support/screen-plans.ts';
import { WALLETS } from '#ui/wallet/fixtures.ts';

const ID = '0192f0c0-0000-7000-8000-000000000001';
const DETAIL = 'SQLITE_BUSY at Object.run (store.ts:42)';
const problem =
  (status: number, headers = {}) =>
  (route: Route) =>
    route.fulfill({
      status,
      headers,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'a-code-of-tomorrow', status, detail: DETAIL }),
    });
const text = (status: number, contentType: string, body: string) => (route: Route) =>
  route.fulfill({ status, contentType, body });

/** How a ledger, or something on the way to it, can fail. */
const FAILURES: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'answers 500 with a trace': text(500, 'text/html', `<pre>TypeError: ${DETAIL}</pre>`),
  'answers something else': text(200, 'application/json', '{}'),
  'refuses for a reason of tomorrow': problem(422),
  'answers half a document': text(200, 'application/json', '{"kiosks":[{"id"'),
  'is not there': (route) => route.abort(),
  'asks for a pause': problem(429, { 'Retry-After': '30' }),
  'shows a page of the network': text(200, 'text/html', '<title>Welcome to FreeWifi</title>'),
  'says null': text(200, 'application/json', 'null'),
  'never answers': () => new Promise<void>(() => {}),
};
/** Only what no ledger of ours says may cost a page. */
const OF_ANOTHER_SHAPE = ['answers something else', 'says null'];
/** Every day the first, the others with `npm run screens`. */
const SAMPLE = 1;

const me = (body: unknown) => text(200, 'application/json', JSON.stringify(body));
const FACES = [
  {
    face: 'wallet',
    signIn: { '/v1/wallet': me(WALLETS.rich) },
    pages: [
      '',
      'pay',
      'history',
      'pick-up',
      'gifts',
      'withdraw',
      'claims',
      'notices',
      'settings',
    ].concat('close', 'places', `deposit/${ID}`, `claim/${ID}`),
  },
  {
    face: 'shop',
    signIn: {
      '/v1/shop': me({ name: 'Shop', keyId: ID, scopes: ['take', 'read', 'refund', 'manage'] }),
    },
    pages: ['', 'today', 'settlements', `settlements/${ID}`, 'more', 'keys', 'webhooks', 'pos'],
  },
  {
    face: 'operator',
    signIn: { '/v1/operator/me': me({ id: ID, name: 'park.j', role: 'admin' }) },
    pages: ['kiosks', 'map', 'enrol', 'tables', 'bags', 'bank', 'rates', 'decisions', 'claims']
      .concat('payouts', 'books', 'shops', 'wallets', 'promotions', 'operators', 'audit')
      .concat(
        ['kiosk', 'bag', 'shipment', 'table', 'statement', 'claim', 'run', 'shop', 'wallet']
          .concat('promotion', 'operator', 'mistake')
          .map((thing) => `${thing}/${ID}`),
      ),
  },
];

/** What only a program would say, and a page that says nothing. */
const RAW =
  /undefined|NaN|\[object|\bnull\b|TypeError|Exception|SQLITE|store\.ts|urn:|[{}]|a-code-of|FreeWifi/;
const WORDS_MIN = 8;

let screens: OpenedScreens;
beforeAll(async () => {
  screens = await openScreens();
});
afterAll(() => screens?.close());

describe.each(FACES)('the $face before a ledger that', ({ face, signIn, pages }) => {
  test.each(Object.keys(FAILURES).slice(0, isEveryLook ? undefined : SAMPLE))(
    '%s says so in words, on every page',
    async (failure) => {
      const page = await screens.browser.newPage({ viewport: { width: 1_000, height: 900 } });
      await page.route('**/v1/**', (route) => {
        const { pathname } = new URL(route.request().url());
        const signed = Object.entries(signIn).find(([path]) => path === pathname);
        return (signed?.[1] ?? FAILURES[failure]!)(route);
      });
      const faults: string[] = [];

      for (const one of pages) {
        // A page that could not be drawn stays so until it is opened again.
        if (!(await page.locator('main:not(.broken)').count())) {
          await page.goto(`${screens.origin}/${face}?lang=ko`);
        }
        faults.push(...(await faultsOf(page, one)));
        const isBroken = (await page.locator('main.broken').count()) > 0;
        if (isBroken && !OF_ANOTHER_SHAPE.includes(failure)) faults.push(`${one}: is not drawn`);
      }

      await page.close();
      expect(faults).toEqual([]);
    },
  );

  test('does not even know who is there, says so', async () => {
    const faults: string[] = [];
    for (const [failure, answer] of Object.entries(FAILURES)) {
      const page = await screens.browser.newPage({ viewport: { width: 1_000, height: 900 } });
      await page.route('**/v1/**', answer);
      await page.goto(`${screens.origin}/${face}?lang=ko`);
      faults.push(...(await faultsOf(page, '')).map((fault) => `${failure}: ${fault}`));
      await page.close();
    }

    expect(faults).toEqual([]);
  });
});

/** Goes to a page, lets it come to rest, and reads it. */
async function faultsOf(page: Page, hash: string): Promise<readonly string[]> {
  const said = await page.evaluate(readAtRest, `#/${hash}`);
  const raw = RAW.exec(said.replaceAll(/curl[^]*/g, ''))?.[0];
  if (raw !== undefined) return [`${hash}: says ${raw} in: ${said.slice(0, 300)}`];
  return said.length < WORDS_MIN ? [`${hash}: says nothing (${said})`] : [];
}

/** In the page: goes there, and reads it when nothing has changed for a moment. */
async function readAtRest(hash: string): Promise<string> {
  const [TURNS_MAX, QUIET_TURNS, TURN_MS] = [100, 6, 20];
  location.hash = hash;
  let quiet = 0;
  const changes = new MutationObserver(() => (quiet = 0));
  changes.observe(document.body, { childList: true, subtree: true, characterData: true });
  for (let i = 0; i < TURNS_MAX && quiet < QUIET_TURNS; i++) {
    await new Promise((done) => setTimeout(done, TURN_MS));
    quiet += 1;
  }
  changes.disconnect();
  return document.body.innerText.trim();
}
