// A wallet as operators see it when its holder asks for help: never the whole number, never what it was spent on.
import { z } from 'zod';
import { ClosingQuote, ConsentView, DeviceView } from './holder.ts';
import { Instant, Uuid, WalletId } from './ids.ts';
import { MinorText } from './money.ts';
import { RemainderView } from './remainder.ts';
import { BankAccountView, IdentityView } from './withdrawal.ts';

export const WalletSearch = z.strictObject({ phone: z.string().min(4).max(24) });
export const WalletFound = z.strictObject({ walletId: WalletId });

export const OperatedWallet = z.strictObject({
  id: WalletId,
  /** Masked; left out once the wallet is closed and the number erased. */
  phone: z.string().optional(),
  openedAt: Instant,
  points: z.strictObject({ available: MinorText, held: MinorText }),
  identity: IdentityView,
  consents: z.array(ConsentView),
  devices: z.array(DeviceView.omit({ isThis: true })),
  bankAccounts: z.array(BankAccountView),
  /** What closing it would mean now, at the holder's own wish. */
  closing: ClosingQuote,
  /** Of a closed wallet: what came to it, or back to it, since. */
  remainder: RemainderView.optional(),
});
export type OperatedWallet = z.infer<typeof OperatedWallet>;

/** Only the holder's own wish may cost a fee. */
const cause = z.enum(['wish', 'service-change', 'error']);

/** Closing a wallet for its holder; two operators decide it. */
export const OperatorClosing = z.discriminatedUnion('remaining', [
  z.strictObject({ cause, remaining: z.literal('refund'), bankAccountId: Uuid }),
  z.strictObject({ cause, remaining: z.literal('donate') }),
]);
export type OperatorClosing = z.infer<typeof OperatorClosing>;
