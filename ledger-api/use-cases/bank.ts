// The bank that pays: takes payment files, and says later what became of the payments.

/** Where a payment goes, or comes from. */
export type Payee = Readonly<{ name: string; bankCode: string; accountNumber: string }>;

/** A payment file as the bank gets it. */
export type BankFile = Readonly<{ id: string; pain001: string }>;

export interface Bank {
  /** Hands a file over. The same file again changes nothing: a bank knows files by their id. */
  handOver(file: BankFile): Promise<'taken' | 'unavailable'>;
  /** Every status report that waits, oldest first; reading them again is harmless. */
  reports(): Promise<readonly Readonly<{ name: string; text: string }>[] | 'unavailable'>;
}
