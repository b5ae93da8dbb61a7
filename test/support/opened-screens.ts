// The built screens on a port, and a browser to look at them.
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { serveScreens } from './static-screens.ts';

export type OpenedScreens = Readonly<{
  /** Ends without a slash. */
  origin: string;
  browser: Browser;
  close(): Promise<void>;
}>;

/** Serves `dist/ui` and starts a browser; both stay until `close`. */
export async function openScreens(): Promise<OpenedScreens> {
  const [screens, browser] = await Promise.all([serveScreens(), openBrowser()]);
  return {
    origin: screens.origin,
    browser,
    close: async () => {
      await browser.close();
      await screens.close();
    },
  };
}
