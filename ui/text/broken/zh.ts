// Chinese: what stands where a page could not be drawn.
import type { BrokenText } from './ko.ts';

export const brokenZh: BrokenText = {
  title: '无法显示这个页面',
  safe: '硬币和积分都安全。重新打开即可继续。',
  again: '重新打开',
};
