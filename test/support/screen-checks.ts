// What every screen must keep, read from the real page: no clipped words, no small text, no small target, no scroll bar.
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
      if (box.bottom > stage.bottom + 1 || box.right > stage.right + 1)
        faults.push(`target off the screen: ${name(element)}`);
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
        if (isUnseen(element)) continue;
        for (const node of element.childNodes) {
          if (node.nodeType !== 3 || !node.textContent?.trim()) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          if (isWide ? box.right > left + 1 : box.bottom > top + 1)
            faults.push(`behind the horizon: ${name(element)}`);
        }
      }
    }
  }, rules);
}
