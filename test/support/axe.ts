// Accessibility as axe sees it, in the words of its rules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

// The engine of @axe-core/playwright, run directly: its builder loads the engine anew for each look at a page.
const require = createRequire(import.meta.url);
const engine = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core');
const AXE_SOURCE = readFileSync(engine, 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Axe = {
  configure(changes: object): void;
  run: (
    context: object,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
};

/** `rule: element` for each violation of WCAG 2.2 A and AA, and of axe's best practice; [] is a good page. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(AXE_SOURCE);
    await page.evaluate(askForFullContrast);
  }
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(
      { include: ['body'] },
      { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, AXE_TAGS);
}

/** In the page: large text needs the contrast of small text, too. */
function askForFullContrast(): void {
  const { axe } = globalThis as unknown as { axe: Axe };
  const ratio = { expected: 4.5 };
  const options = { contrastRatio: { normal: ratio, large: ratio } };
  axe.configure({ checks: [{ id: 'color-contrast', options }] });
}
