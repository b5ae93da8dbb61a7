// A text message when a deposit has closed. A lost one is harmless: the wallet shows the same.
import type { Ledger } from '../api.ts';
import type { Notice } from '../store/port/notice.ts';
import { readDeposit } from '../use-cases/read-deposit.ts';
import { receiptText } from './texts.ts';

/** Sends the receipt of the deposit that `notice` is about; nothing for other notices. */
export async function sendReceipt(ledger: Ledger, notice: Notice): Promise<void> {
  if (notice.kind !== 'deposit-closed') return;
  const { walletId, depositId } = notice;
  const wallet = await ledger.store.read((books) => books.wallets.find(walletId));
  const deposit = await readDeposit(ledger.store, walletId, depositId);
  if (!wallet || !deposit) return;
  const text = receiptText({
    ...deposit,
    maturesAtMs: Date.parse(deposit.maturesAt),
    zone: ledger.businessZone,
  });
  const to = ledger.phones.decrypt(wallet.phoneCipher, wallet.id);
  ledger.messages.send({ to, kind: 'receipt', text });
}
