// What is left of a closed wallet, as operators see it and decide about it.
import { z } from 'zod';
import { WalletId } from './ids.ts';
import { MinorText } from './money.ts';

export const RemainderView = z.strictObject({
  points: MinorText,
  /** Coins that have not become points. */
  coins: z.array(z.strictObject({ currency: z.string(), amountMinor: MinorText })),
  /** The last payment failed, and whom it pays is still known. */
  canPayAgain: z.boolean(),
});
export type RemainderView = z.infer<typeof RemainderView>;

/** To another wallet of the same holder, or once more to where the last payment went; two operators decide it. */
export const RemainderRequest = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('wallet'), walletId: WalletId }),
  z.strictObject({ to: z.literal('bank') }),
]);
export type RemainderRequest = z.infer<typeof RemainderRequest>;

export type RemainderDone = Readonly<{
  walletId: WalletId;
  points: string;
  to: RemainderRequest['to'];
  toWalletId?: WalletId;
  /** Deposits that changed hands. */
  deposits?: number;
  withdrawalId?: string;
}>;
