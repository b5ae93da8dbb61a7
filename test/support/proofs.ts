// A small log whose transfers all speak of one deposit, sealed in blocks as a ledger seals it.
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import { kioskCash, pendingDeposits } from '#ledger/ledger/account.ts';
import { credit, debit, type Transfer, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { aDeposit, aKiosk, aWallet } from './books.ts';
import { SIGNING_KEY } from './ledger-world.ts';

export const PROVEN_DEPOSIT = '018f0000-0000-7000-8000-0000000000d1' as DepositId;
export const OTHER_DEPOSIT = '018f0000-0000-7000-8000-0000000000d2' as DepositId;
export const PROVEN_WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const KIOSK = '018f0000-0000-7000-8000-000000000001' as KioskId;

/** Coins of ₩100 for a deposit. */
export const coinsOf = (depositId: DepositId, n: number): Transfer =>
  transfer({
    id: `coins/${n}`,
    template: '1',
    atMs: 1_000 + n,
    postings: [
      debit(kioskCash(KIOSK, 'KRW'), 'KRW', 100n),
      credit(pendingDeposits(PROVEN_WALLET, 'KRW'), 'KRW', 100n),
    ],
    details: { depositId, kioskId: KIOSK },
  });

/** A wallet with a deposit, and a signed log of `size` transfers; every `every`-th is the deposit's. */
export async function aProvenLog(store: LedgerStore, size: number, every = 1): Promise<void> {
  await store.transact(async ({ kiosks, wallets, deposits, transfers }) => {
    await kiosks.save(aKiosk({ id: KIOSK }));
    await wallets.open(aWallet({ id: PROVEN_WALLET }));
    await deposits.save(aDeposit({ id: PROVEN_DEPOSIT, kioskId: KIOSK, walletId: PROVEN_WALLET }));
    const numbers = Array.from({ length: size }, (_, n) => n);
    await transfers.post(
      numbers.map((n) => coinsOf(n % every === 0 ? PROVEN_DEPOSIT : OTHER_DEPOSIT, n)),
    );
  });
  while ((await sealLog(store)) > 0);
  await signTreeHead(store, SIGNING_KEY, 5_000);
}

/** The ledger's public key as `GET /v1/keys` tells it. */
export const PUBLISHED_KEYS = [
  { kid: SIGNING_KEY.kid, use: 'sign', alg: 'ed25519', key: SIGNING_KEY.publicKey } as const,
];
