import type { DecisionsText } from './ko.ts';
export const decisionsZh: DecisionsText = {};
