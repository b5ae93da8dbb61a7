// The address in a receipt's QR, opened by a stranger.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { signDocument, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { WALLETS } from '#ui/wallet/fixtures.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { pageFaults } from '../support/page-faults.ts';
import { startStubLedger, type StubLedger } from '../support/stub-ledger.ts';

const KIOSK_ID = '01900000-0000-7000-8000-00000000000a';
const ledgerKey = signingKeyFromSeed(new Uint8Array(32).fill(1));
const kioskKey = signingKeyFromSeed(new Uint8Array(32).fill(2));
const receipt = signDocument(kioskKey, {
  type: 'receipt',
  kioskId: KIOSK_ID,
  kioskEpoch: 1,
  depositId: '01900000-0000-7000-8000-00000000000b',
  totals: [
    { currency: 'KRW', amountMinor: '36220', count: 268 },
    { currency: 'USD', amountMinor: '275', count: 11 },
  ],
  firstSeq: 4_117,
  lastSeq: 4_397,
  closedAt: '2026-11-22T05:32:00.000Z',
  certificate: signDocument(ledgerKey, {
    type: 'kiosk-certificate',
    kioskId: KIOSK_ID,
    kioskEpoch: 1,
    publicKey: kioskKey.publicKey,
    issuedAt: '2026-11-01T00:00:00.000Z',
  }),
});

let browser: Browser;
let ledger: StubLedger;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  ledger = await startStubLedger({
    code: '',
    wallet: WALLETS.empty,
    history: { entries: [] },
    deposits: new Map(),
    pickups: new Map(),
    isSample: false,
    keys: [{ kid: ledgerKey.kid, use: 'sign', alg: 'ed25519', key: ledgerKey.publicKey }],
    kiosks: [{ id: KIOSK_ID, name: 'Demo kiosk' }],
  });
  page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'Asia/Seoul',
  });
});
afterAll(async () => {
  await browser?.close();
  await ledger?.close();
});

async function open(document: unknown, lang = 'en'): Promise<void> {
  const hash = Buffer.from(canonicalBytes(document)).toString('base64url');
  await page.goto('about:blank');
  await page.goto(`${ledger.origin}/receipt?lang=${lang}#${hash}`);
}

test('a receipt of this ledger is verified and told in words', async () => {
  await open(receipt);

  await page.getByText('Verified', { exact: true }).waitFor();
  const words = await page.locator('dl').innerText();
  expect(words).toContain('₩36,220 268 coins');
  expect(words).toContain('$2.75 11 coins');
  expect(words).toContain('Demo kiosk');
  expect(words).toContain('Sun 22 Nov, 14:32');
  expect(words).toMatch(/[0-9A-HJKMNP-TV-Z]{5} [0-9A-HJKMNP-TV-Z]{5}/);
});

test('a receipt with another amount is not verified', async () => {
  await open({ ...receipt, totals: [{ currency: 'KRW', amountMinor: '99999', count: 268 }] });

  await page.getByText('Not verified').waitFor();
});

test('without the keys of the ledger nothing is claimed, and it can be tried again', async () => {
  ledger.setDown(true);
  await open(receipt);
  await page.getByText('Not checked yet').waitFor();

  ledger.setDown(false);
  await page.getByRole('button', { name: 'Check again' }).click();

  await page.getByText('Verified', { exact: true }).waitFor();
});

test('an address without a receipt says so', async () => {
  await page.goto(`${ledger.origin}/receipt?lang=en`);

  await page.getByText('There is no receipt in this address').waitFor();
});

test.each(['ko', 'en', 'ja', 'zh'])(
  'the page is accessible and fits a phone (%s)',
  async (lang) => {
    await open(receipt, lang);
    await page.locator('.notice.good').waitFor();

    expect(await axeFaults(page)).toEqual([]);
    expect(await pageFaults(page, { textPx: 13, targetPx: 44 })).toEqual([]);
  },
);
