// Documents as the ledger of these tests signs them.
import type { CoinTableProposal, SignedCoinTable } from '#ledger/contract/coin-table.ts';
import type { KioskCommand } from '#ledger/contract/kiosk-documents.ts';
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
  {
    key = ledgerKey,
    acceptorId = ACCEPTOR,
    bank,
  }: { key?: SigningKey; acceptorId?: string; bank?: number } = {},
): SignedCoinTable =>
  signDocument(key, {
    type: 'coin-table' as const,
    number,
    acceptorId,
    ...(bank !== undefined && { bank }),
    positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW' as const, faceMinor: '500' }],
    approvedBy: 'first',
    approvedAt: '2026-11-22T00:00:00.000Z',
  });

/** What was captured of a real acceptor; a person has dropped ten coins at each position unless told otherwise. */
export const aProposal = (
  acceptorId = 'NRI/G13/7',
  change: Partial<CoinTableProposal> = {},
): CoinTableProposal => ({
  type: 'coin-table-proposal',
  acceptorId,
  capturedAt: '2026-11-22T00:00:00.000Z',
  positions: [
    { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 },
    { position: 8, coinId: 'US025A', currency: 'USD', faceMinor: '25', testCoins: 10 },
  ],
  ...change,
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
