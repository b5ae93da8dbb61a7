// When shops are paid, by version. A version is never edited: another rule is another version.

type SettlementPolicy = Readonly<{ version: number; payoutAfterWorkingDays: number }>;

/** The policy of new settlements. */
export const SETTLEMENT_POLICY: SettlementPolicy = { version: 1, payoutAfterWorkingDays: 2 };
