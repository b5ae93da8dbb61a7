// The bank and the identity service of a test ledger: they believe and take everything, and remember what they were told.
import type { Bank, BankFile } from '#ledger/use-cases/bank.ts';
import type { IdentityCheck, IdentityVerdict } from '#ledger/use-cases/identity-check.ts';

/** A person named `Refused` is refused; while the service is away, ask for `Unavailable`. */
export function standIns(): Readonly<{
  identityCheck: IdentityCheck;
  bank: Bank & Readonly<{ taken: readonly BankFile[]; waiting: { name: string; text: string }[] }>;
  rateSource: undefined;
  payer: Readonly<{ name: string; bankCode: string; accountNumber: string }>;
}> {
  const taken: BankFile[] = [];
  const waiting: { name: string; text: string }[] = [];
  return {
    identityCheck: {
      check: async ({ name, phone }): Promise<IdentityVerdict> => {
        if (name === 'Refused') return { verdict: 'refused' };
        if (name === 'Unavailable') return { verdict: 'unavailable' };
        return { verdict: 'verified', personRef: `${name} ${phone}` };
      },
    },
    bank: {
      taken,
      waiting,
      handOver: async (file) => {
        taken.push(file);
        return 'taken';
      },
      reports: async () => waiting,
    },
    rateSource: undefined,
    payer: { name: 'Tikkeul', bankCode: '004', accountNumber: '11122233344' },
  };
}
