// Accessibility as axe sees it, in the words of its rules.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** `rule: element` for each violation of WCAG 2.2 A and AA, and of axe's best practice; [] is a good page. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // axe was made for Playwright's own package; the page is the same. Legacy mode leaves out frames, which we have none of.
  const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
