import type { DecisionsText } from './ko.ts';
export const decisionsJa: DecisionsText = {};
