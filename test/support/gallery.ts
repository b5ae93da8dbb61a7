// The gallery in a real browser: one page for each face, on which one state follows the other without a load.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export type Gallery = Readonly<{
  page: Page;
  /** Every state of the face, as the gallery itself lists them. */
  states: readonly string[];
  /** Shows a state, and resolves when it has come to rest in its fonts. */
  show(state: string, options?: GalleryOptions): Promise<void>;
  /** Every state in its turn (every `of`th from `first`), `look` at each; its faults, and the errors of the page, with the
   * name of the state in front. */
  faultsOf(
    options: GalleryOptions,
    look: (page: Page, state: string) => Promise<readonly string[]>,
    part?: Readonly<{ first: number; of: number }>,
  ): Promise<readonly string[]>;
}>;

export type GalleryOptions = Readonly<{
  lang?: string;
  theme?: string;
  zoom?: number;
  /** Of a kiosk's own screen; that of 27 inches. */
  pitchMm?: number;
}>;

/** Opens the gallery of `face`; `origin` serves the built screens. */
export async function openGallery(
  browser: Browser,
  origin: string,
  face: string,
  window: BrowserContextOptions,
): Promise<Gallery> {
  const page = await browser.newPage({
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...window,
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${origin}/gallery`);
  const list = page.locator('section', {
    has: page.getByRole('heading', { name: face, exact: true }),
  });
  await list.waitFor();
  const states = await list.getByRole('listitem').allInnerTexts();
  await page.goto(`${origin}/gallery?face=${face}&state=${states[0]}`);
  await page.locator('main').waitFor();
  let turn = 0;

  async function show(state: string, options: GalleryOptions = {}): Promise<void> {
    const { lang = 'en', theme = 'day', zoom = 1, pitchMm = '' } = options;
    const wanted = { lang, theme, turn: String(++turn) };
    const hash = `shown=${turn}&state=${state}&lang=${lang}&theme=${theme}&zoom=${zoom}&pitch=${pitchMm}`;
    await page.evaluate(comeToRest, { ...wanted, hash });
  }
  return {
    page,
    states,
    show,
    faultsOf: async (options, look, { first, of } = { first: 0, of: 1 }) => {
      const faults: string[] = [];
      for (const state of states.filter((_state, index) => index % of === first)) {
        await show(state, options);
        const found = [...(await look(page, state)), ...errors.splice(0)];
        faults.push(...found.map((fault) => `${state}: ${fault}`));
      }
      return faults;
    },
  };
}

/** In the page. Shows what `hash` says, and waits until the picture is there and nothing has changed for a while. */
async function comeToRest({
  hash,
  lang,
  theme,
  turn,
}: Readonly<Record<'hash' | 'lang' | 'theme' | 'turn', string>>): Promise<void> {
  const [TURNS_MAX, QUIET_TURNS] = [2_000, 3];
  const pause = () => new Promise((done) => setTimeout(done));
  const root = document.documentElement;
  location.hash = hash;
  root.lang = lang;
  root.dataset['theme'] = theme;
  let quiet = 0;
  const changes = new MutationObserver(() => (quiet = 0));
  changes.observe(document.body, { childList: true, subtree: true, characterData: true });
  for (let i = 0; i < TURNS_MAX && quiet < QUIET_TURNS; i++) {
    await pause();
    quiet = document.querySelector(`[data-shown="${turn}"] main`) ? quiet + 1 : 0;
  }
  changes.disconnect();
  if (quiet < QUIET_TURNS) throw new Error(`the gallery does not come to rest: ${hash}`);
  await document.fonts.ready;
}
