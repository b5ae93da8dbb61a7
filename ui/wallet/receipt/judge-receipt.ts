// Everything a receipt's page asks for: its verdict, its code, and the name of its kiosk.
import type { Receipt } from '#ledger/contract/kiosk-documents.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { receiptCode, verifyReceipt, type Verdict } from './verify-receipt.ts';

export type Judgement = Readonly<{
  verdict: Verdict;
  code: string;
  /** Undefined while the directory of kiosks does not name it. */
  kioskName: string | undefined;
}>;

/** Fetches the ledger's keys and judges by them; without keys the verdict is *unknown*, never a guess. */
export async function judgeReceipt(
  client: Pick<LedgerClient, 'keys' | 'kioskNames'>,
  receipt: Receipt,
): Promise<Judgement> {
  const [keys, names] = await Promise.all([client.keys(), client.kioskNames()]);
  return {
    verdict: keys.ok
      ? await verifyReceipt(receipt, keys.value)
      : { verdict: 'unknown', because: 'no-keys' },
    code: await receiptCode(receipt),
    kioskName: names.ok ? names.value.get(receipt.kioskId) : undefined,
  };
}
