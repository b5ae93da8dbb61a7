// A text message when a deposit has closed. A lost one is harmless: the wallet shows the same.
import type { Ledger } from '../api.ts';
import type { DepositId, WalletId } from '../contract/ids.ts';
import { summaryOf } from '../use-cases/read-deposit.ts';
import { receiptText } from './texts.ts';

/** Sends a receipt for each deposit that closes from now on; `failed` hears of one that could not be sent. */
export function sendReceipts(ledger: Ledger, failed: (error: unknown) => void): () => void {
  return ledger.store.listen((notice) => {
    if (notice.kind !== 'deposit-closed') return;
    void sendReceipt(ledger, notice.walletId, notice.depositId).catch(failed);
  });
}

async function sendReceipt(
  ledger: Ledger,
  walletId: WalletId,
  depositId: DepositId,
): Promise<void> {
  const { wallet, deposit } = await ledger.store.read(async (books) => ({
    wallet: await books.wallets.find(walletId),
    deposit: await summaryOf(books, walletId, depositId),
  }));
  // A session that ended without a coin is nothing to write about.
  if (!wallet || !deposit || deposit.totals.length === 0) return;
  const text = receiptText({
    ...deposit,
    maturesAtMs: Date.parse(deposit.maturesAt),
    zone: ledger.businessZone,
  });
  const to = ledger.phones.decrypt(wallet.phoneCipher, wallet.id);
  ledger.messages.send({ to, kind: 'receipt', text });
}
