// Builders for the ledger's tests: they say only what matters to the test.
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import type { RateCard, Rational } from '#ledger/contract/rate-card.ts';
import { FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import type { Deposit } from '#ledger/ledger/deposit.ts';
import type { StoredCoin } from '#ledger/store/port/deposits.ts';
import type { Kiosk } from '#ledger/store/port/kiosks.ts';
import type { StoredWallet } from '#ledger/store/port/wallets.ts';

export const ACCEPTOR_ID = 'TKL/TKL-EMU/12345678';

export const aKiosk = ({ id }: { id: KioskId }): Kiosk => ({
  id,
  name: 'Demo kiosk',
  state: 'active',
  kioskEpoch: 1,
  certificate: {
    type: 'kiosk-certificate',
    kioskId: id,
    kioskEpoch: 1,
    publicKey: 'key',
    issuedAt: '2026-11-22T00:00:00.000Z',
    kid: '0123456789abcdef',
    signature: 'signature',
  },
  lastBatchSeq: 0,
  lastBatchHash: FIRST_PREV_BATCH_HASH,
  lastSeq: 0,
  lastAcceptedAtMs: undefined,
  heartbeatCounter: 0,
  lastSeenAtMs: undefined,
});

export const aWallet = ({ id }: { id: WalletId }): StoredWallet => ({
  id,
  phoneIndex: Uint8Array.of(1, 2, 3),
  phoneCipher: Uint8Array.of(4, 5, 6),
  version: 0,
  openedAtMs: 1_000,
});

export const aDeposit = ({
  id,
  kioskId,
  walletId,
}: {
  id: DepositId;
  kioskId: KioskId;
  walletId: WalletId;
}): Deposit => ({
  id,
  kioskId,
  owner: { kind: 'wallet', walletId },
  state: 'open',
  lateOf: undefined,
  openedAtMs: 1_000,
  closedAtMs: undefined,
  holdPeriods: { defaultMs: 1_000, byCurrency: { USD: 2_000 } },
  maturesAtMs: 2_000,
  dueAtMs: undefined,
  abandonedAtMs: undefined,
  cardNumbers: [1],
  reviewReason: undefined,
  blocked: undefined,
  lines: [],
  coins: [],
});

export const aCoin = (
  coin: Pick<StoredCoin, 'kioskId' | 'depositId' | 'creditSeq'>,
): StoredCoin => ({
  acceptorId: ACCEPTOR_ID,
  acceptorEpoch: '0123456789abcdef0123456789abcdef',
  kioskEpoch: 1,
  seq: 3,
  atMs: 1_500,
  currency: 'KRW',
  faceMinor: 500n,
  fate: 'credited',
  ...coin,
});

export const aCard = ({
  number,
  mid = { num: '1350', den: '100' },
}: {
  number: number;
  mid?: Rational;
}): RateCard => ({
  type: 'rate-card',
  number,
  validFrom: '2026-11-22T00:00:00.000Z',
  validUntil: '2026-11-23T00:00:00.000Z',
  policy: 'fixed-at-deposit',
  rates: [{ currency: 'USD', mid, spread: { num: '45', den: '1000' } }],
  kid: '0123456789abcdef',
  signature: 'signature',
});

export const aTable = ({ number }: { number: number }): SignedCoinTable => ({
  type: 'coin-table',
  number,
  acceptorId: ACCEPTOR_ID,
  positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
  approvedBy: 'operator',
  approvedAt: '2026-11-22T00:00:00.000Z',
  kid: '0123456789abcdef',
  signature: 'signature',
});
