// Template 11: a bank buys foreign coins; the gain or loss is known for what has matured, and open for the rest.
import { BANK_FEES, bankClearing, bankMoney, position as positionOf } from './account.ts';
import { type ForeignPosition, sell } from './foreign-position.ts';
import { EXCHANGE_GAIN_POLICY, gainLegs, type Sale, saleText } from './sale.ts';
import { afterStep, type Shipment } from './shipment.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type ExchangeOrder = Readonly<{
  amountMinor: bigint;
  /** What the coins brought, before the fee. */
  won: bigint;
  feeWon: bigint;
  bankAccountId: string;
  atMs: number;
}>;

export type ExchangeResult =
  | Readonly<{
      ok: true;
      shipment: Shipment;
      position: ForeignPosition;
      sale: Sale;
      transfer: Transfer;
    }>
  | { ok: false; error: 'not-foreign' | 'more-than-shipped' | 'fee-above-amount' };

/** Books what the bank paid for coins of a shipment; `position` is that of their currency. */
export function exchangeCoins(
  shipment: Shipment,
  position: ForeignPosition,
  order: ExchangeOrder,
): ExchangeResult {
  const { id: shipmentId, currency, openMinor, stepCount } = shipment;
  const { amountMinor, won, feeWon, bankAccountId, atMs } = order;
  if (currency === 'KRW') return { ok: false, error: 'not-foreign' };
  if (amountMinor > openMinor) return { ok: false, error: 'more-than-shipped' };
  if (feeWon > won) return { ok: false, error: 'fee-above-amount' };

  const id = `shipment/${shipmentId}/${stepCount + 1}`;
  const { position: sold, realised } = sell(position, { id, amountMinor, won });
  const [part] = realised;
  return {
    ok: true,
    shipment: afterStep(shipment, amountMinor),
    position: sold,
    sale: {
      id,
      currency,
      kind: 'exchange',
      amountMinor,
      won,
      parts: realised.map(({ saleId, ...rest }) => ({ ...rest, transferId: saleId })),
    },
    transfer: transfer({
      id,
      template: '11',
      atMs,
      postings: [
        debit(positionOf(currency), currency, amountMinor),
        credit(bankClearing(shipmentId, currency), currency, amountMinor),
        debit(bankMoney(bankAccountId, 'KRW'), 'KRW', won - feeWon),
        debit(BANK_FEES, 'KRW', feeWon),
        credit(positionOf('KRW'), 'KRW', won),
        ...gainLegs(part ? part.won - part.bookWon : 0n),
      ],
      details: {
        subject: { kind: 'shipment', id: shipmentId },
        step: 'exchanged',
        policies: [EXCHANGE_GAIN_POLICY],
        sale: saleText(part ?? { amountMinor: 0n, won: 0n, bookWon: 0n }),
      },
    }),
  };
}
