export const decisionsKo = {};
export type DecisionsText = typeof decisionsKo;
