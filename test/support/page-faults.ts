// What a page must never show: text that runs out of it, figures too small to read, targets too small to touch.
import type { Page } from 'playwright-core';

/** Faults in words; [] is a good page. Sizes in CSS pixels. */
export async function pageFaults(
  page: Page,
  least: Readonly<{ textPx: number; targetPx: number }>,
): Promise<readonly string[]> {
  return page.evaluate(({ textPx, targetPx }) => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
    }
    const isSeen = (element: Element): boolean =>
      element.checkVisibility() && !element.closest('.unseen') && !element.closest('svg');
    const name = (element: Element): string =>
      (element.textContent || element.tagName).slice(0, 40);

    for (const element of document.querySelectorAll('body *')) {
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!ownText || !isSeen(element)) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < textPx - 0.05) faults.push(`text of ${size} px: ${name(element)}`);
      const range = document.createRange();
      range.selectNodeContents(element);
      for (const box of range.getClientRects()) {
        if (box.right > root.clientWidth + 1 || box.left < -1) {
          faults.push(`text out of the window: ${name(element)}`);
        }
      }
    }
    for (const target of document.querySelectorAll('button, a[href], input, label:has(input)')) {
      // A radio button is touched by its whole label.
      if (!isSeen(target) || (target.matches('input') && target.closest('label'))) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < targetPx || height < targetPx) {
        faults.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${name(target)}`);
      }
    }
    return faults;
  }, least);
}
