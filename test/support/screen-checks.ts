// What every screen must keep, read from the real page: no clipped words, no small text, no small target, no scroll bar.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export type ScreenRules = Readonly<{
  /** The root of the face. */
  root: string;
  textPxMin: number;
  targetPxMin: number;
}>;

/** Every fault of the layout in words; an empty list is a good screen. */
export async function layoutFaults(page: Page, rules: ScreenRules): Promise<readonly string[]> {
  return page.evaluate(({ root, textPxMin, targetPxMin }) => {
    const faults: string[] = [];
    const stage = document.querySelector(root)!.getBoundingClientRect();
    const name = (element: Element) =>
      (element.textContent || element.className).toString().slice(0, 30);
    const isUnseen = (element: Element) =>
      element.closest('.unseen, svg, canvas, .poster') !== null;
    for (const element of document.querySelectorAll(`${root} *`)) {
      if (isUnseen(element)) continue;
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent?.trim(),
      );
      if (hasWords) checkWords(element);
      if (element.matches('button, a[href], input, select')) checkTarget(element);
    }
    for (const part of document.querySelectorAll(`${root} > section`)) {
      const box = part.getBoundingClientRect();
      if (box.bottom > stage.bottom + 1) faults.push(`${part.className} ends below the screen`);
    }
    checkSky();
    if (document.documentElement.scrollHeight > innerHeight + 1) faults.push('the page scrolls');
    return faults;

    function checkWords(element: Element): void {
      const range = document.createRange();
      range.selectNodeContents(element);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        if (
          box.left < stage.left - 1 ||
          box.right > stage.right + 1 ||
          box.bottom > stage.bottom + 1
        )
          faults.push(`off the screen: ${name(element)}`);
      }
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < textPxMin - 0.1) faults.push(`text of ${size} px: ${name(element)}`);
      const slab = element.closest('button');
      if (!slab) return;
      const outer = slab.getBoundingClientRect();
      for (const box of range.getClientRects())
        if (box.left < outer.left - 1 || box.right > outer.right + 1)
          faults.push(`words wider than their slab: ${name(element)}`);
    }

    function checkTarget(element: Element): void {
      const box = element.getBoundingClientRect();
      if (box.width < targetPxMin - 0.5 || box.height < targetPxMin - 0.5)
        faults.push(
          `target ${Math.round(box.width)} × ${Math.round(box.height)}: ${name(element)}`,
        );
    }

    /** Words of the sky end above the horizon, or left of it on a screen on its side. */
    function checkSky(): void {
      const ground = document.querySelector(`${root} > .ground`);
      if (!ground) return;
      const { top, left } = ground.getBoundingClientRect();
      const isWide = left > stage.left + 1;
      for (const element of document.querySelectorAll(`${root} > .sky *`)) {
        if (isUnseen(element) || element.children.length > 0 || !element.textContent?.trim())
          continue;
        const box = element.getBoundingClientRect();
        if (isWide ? box.right > left + 1 : box.bottom > top + 1)
          faults.push(`behind the horizon: ${name(element)}`);
      }
    }
  }, rules);
}

// The engine of @axe-core/playwright, run directly: its builder loads the engine anew for each look at a page.
const require = createRequire(import.meta.url);
const engine = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core');
const AXE_SOURCE = readFileSync(engine, 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Axe = {
  run: (
    context: object,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** Rules of WCAG 2.2 AA that axe finds broken, with the place. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE_SOURCE);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(
      { include: ['body'] },
      { runOnly: tags, resultTypes: ['violations'] },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`),
    );
  }, AXE_TAGS);
}
