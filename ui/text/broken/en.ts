// English: what stands where a page could not be drawn.
import type { BrokenText } from './ko.ts';

export const brokenEn: BrokenText = {
  title: 'This page could not be drawn',
  safe: 'Coins and points are safe. Open it again to go on.',
  again: 'Open again',
};
