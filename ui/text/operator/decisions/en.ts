import type { DecisionsText } from './ko.ts';
export const decisionsEn: DecisionsText = {};
