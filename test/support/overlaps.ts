// Words that are printed over other words, over an icon, or over a target that is not theirs.
import type { Page } from 'playwright-core';

/** Every such pair in words; [] is a good page. What a bar that stays covers while the page scrolls is no fault. */
export async function overlapFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // Of a line's height about three fifths are ink; a pixel or two of an accent may touch.
    const [INK_SHARE, TOUCHING_PX] = [0.6, 2];
    type Box = Readonly<{ left: number; top: number; right: number; bottom: number }>;
    type Part = Box & Readonly<{ of: Element; what: string }>;

    const isVisible = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.unseen');
    const isSeen = (element: Element): boolean =>
      isVisible(element) && !element.closest('svg, canvas, [aria-hidden="true"]');
    const common = (one: Box, other: Box): Box => ({
      left: Math.max(one.left, other.left),
      top: Math.max(one.top, other.top),
      right: Math.min(one.right, other.right),
      bottom: Math.min(one.bottom, other.bottom),
    });
    const isThere = ({ left, top, right, bottom }: Box, px = 0): boolean =>
      right - left > px && bottom - top > px;

    /** The part of `box` that the ancestors of `element` let through. */
    function letThrough(box: Box, element: Element): Box {
      // A rectangle of the page keeps its sides in its kind: spread, it would be empty.
      let seen = common(box, box);
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow !== 'visible') {
          seen = common(seen, at.getBoundingClientRect());
        }
      }
      return seen;
    }
    /** The bar that stays where it is while the page scrolls, if `element` is in one. */
    function barOf(element: Element): Element | null {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at;
      }
      return null;
    }

    const words: Part[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const of = node.parentElement;
      if (!of || !node.textContent?.trim() || !isSeen(of)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, top, right, bottom, height } of range.getClientRects()) {
        const spare = (height * (1 - INK_SHARE)) / 2;
        const ink = letThrough({ left, right, top: top + spare, bottom: bottom - spare }, of);
        if (isThere(ink)) words.push({ ...ink, of, what: node.textContent.trim().slice(0, 30) });
      }
    }
    const targets: Part[] = [...document.querySelectorAll('button, a[href], input, select')]
      .filter(isSeen)
      .map((of) => {
        const what = `the target ${(of.textContent || of.tagName).trim().slice(0, 30)}`;
        return { ...letThrough(of.getBoundingClientRect(), of), of, what };
      });

    // An icon is drawn for the eye alone, and has its place as words have theirs.
    const icons: Part[] = [...document.querySelectorAll('.icon')].filter(isVisible).map((of) => ({
      ...letThrough(of.getBoundingClientRect(), of),
      of,
      what: `an icon of ${(of.parentElement?.textContent ?? '').trim().slice(0, 30)}`,
    }));

    const faults = new Set<string>();
    words.forEach((one, at) => {
      for (const other of [...words.slice(at + 1), ...targets, ...icons]) {
        if (!isThere(common(one, other), TOUCHING_PX)) continue;
        if (one.of.contains(other.of) || other.of.contains(one.of)) continue;
        if (one.of.closest('label')?.contains(other.of)) continue;
        if (barOf(one.of) !== barOf(other.of)) continue;
        faults.add(`"${one.what}" is printed over "${other.what}"`);
      }
    });
    return [...faults];
  });
}
