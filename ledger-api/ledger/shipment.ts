// Templates 10 and 10k: coins leave the vault for a bank, and won that the bank has counted is ours there.
import type { Currency } from '../contract/money.ts';
import { BANK_FEES, bankClearing, bankMoney, vaultCash } from './account.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

/** Coins of one currency that were brought to a bank; what is open stands in its clearing account. */
export type Shipment = Readonly<{
  id: string;
  currency: Currency;
  amountMinor: bigint;
  openMinor: bigint;
  /** How many lodgings and exchanges were told of it; numbers their transfers. */
  stepCount: number;
  shippedAtMs: number;
  shippedBy: string;
}>;

export type ShipResult =
  | { ok: true; shipment: Shipment; transfer: Transfer }
  | { ok: false; error: 'vault-too-small' };

/** Template 10; what the vault does not hold cannot leave it. */
export function shipCoins(
  draft: Pick<Shipment, 'id' | 'currency' | 'amountMinor' | 'shippedAtMs' | 'shippedBy'>,
  vaultMinor: bigint,
): ShipResult {
  const { id, currency, amountMinor, shippedAtMs } = draft;
  if (amountMinor > vaultMinor) return { ok: false, error: 'vault-too-small' };
  return {
    ok: true,
    shipment: { ...draft, openMinor: amountMinor, stepCount: 0 },
    transfer: transfer({
      id: `shipment/${id}`,
      template: '10',
      atMs: shippedAtMs,
      postings: [
        debit(bankClearing(id, currency), currency, amountMinor),
        credit(vaultCash(currency), currency, amountMinor),
      ],
      details: { subject: { kind: 'shipment', id }, step: 'shipped' },
    }),
  };
}

export type Lodging = Readonly<{
  amountMinor: bigint;
  feeWon: bigint;
  bankAccountId: string;
  atMs: number;
}>;

export type LodgeResult =
  | { ok: true; shipment: Shipment; transfer: Transfer }
  | { ok: false; error: 'not-won' | 'more-than-shipped' | 'fee-above-amount' };

/** Template 10k: the bank has counted won of a shipment and kept its fee. */
export function lodgeWon(shipment: Shipment, lodging: Lodging): LodgeResult {
  const { id, currency, openMinor, stepCount } = shipment;
  const { amountMinor, feeWon, bankAccountId, atMs } = lodging;
  if (currency !== 'KRW') return { ok: false, error: 'not-won' };
  if (amountMinor > openMinor) return { ok: false, error: 'more-than-shipped' };
  if (feeWon > amountMinor) return { ok: false, error: 'fee-above-amount' };
  return {
    ok: true,
    shipment: afterStep(shipment, amountMinor),
    transfer: transfer({
      id: `shipment/${id}/${stepCount + 1}`,
      template: '10k',
      atMs,
      postings: [
        debit(bankMoney(bankAccountId, 'KRW'), 'KRW', amountMinor - feeWon),
        debit(BANK_FEES, 'KRW', feeWon),
        credit(bankClearing(id, 'KRW'), 'KRW', amountMinor),
      ],
      details: { subject: { kind: 'shipment', id }, step: 'lodged' },
    }),
  };
}

/** The shipment after `amountMinor` of it were lodged or exchanged. */
export const afterStep = (shipment: Shipment, amountMinor: bigint): Shipment => ({
  ...shipment,
  openMinor: shipment.openMinor - amountMinor,
  stepCount: shipment.stepCount + 1,
});
