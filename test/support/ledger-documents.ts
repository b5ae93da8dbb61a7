// Documents as the ledger of these tests signs them.
import type { KioskCommand, SignedCoinTable } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { signDocument, type SigningKey } from '#ledger/contract/signature.ts';
import { ACCEPTOR, KIOSK, ledgerKey } from './kiosk-records.ts';

export const aRateCard = (number: number, key: SigningKey = ledgerKey): RateCard =>
  signDocument(key, {
    type: 'rate-card' as const,
    number,
    validFrom: '2026-11-22T00:00:00.000Z',
    validUntil: '2026-11-23T00:00:00.000Z',
    policy: 'fixed-at-deposit' as const,
    rates: [],
  });

export const aCoinTable = (
  number: number,
  { key = ledgerKey, acceptorId = ACCEPTOR }: { key?: SigningKey; acceptorId?: string } = {},
): SignedCoinTable =>
  signDocument(key, {
    type: 'coin-table' as const,
    number,
    acceptorId,
    positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW' as const, faceMinor: '500' }],
    approvedBy: 'first',
    approvedAt: '2026-11-22T00:00:00.000Z',
  });

export const aCommand = (
  number: number,
  command: KioskCommand['command'],
  kioskId = KIOSK,
): KioskCommand =>
  signDocument(ledgerKey, {
    type: 'kiosk-command' as const,
    kioskId: kioskId as KioskCommand['kioskId'], // Brand: a literal of the right form.
    number,
    command,
    issuedAt: '2026-11-22T00:00:00.000Z',
  });
