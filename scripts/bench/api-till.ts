// Shops and holders for measurements: each holder has points, a live code for the till, and a sign-in.
import { systemEntropy } from '#drivers/entropy.ts';
import { shopKeyParts, shopKeyText } from '#ledger/auth/shop-keys.ts';
import { openSignIn } from '#ledger/auth/sign-ins.ts';
import { tillSecrets } from '#ledger/auth/till-secrets.ts';
import type { ShopId, ShopKeyId, WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { WritingBooks } from '#ledger/store/ledger-store.ts';
import { newWallet } from '#ledger/use-cases/open-wallet.ts';
import { aStoredKey, aStoredShop } from '../../test/support/staff.ts';
import { requestBytes } from './send.ts';
import type { Desk } from './served-ledger.ts';

export type BenchHolder = Readonly<{ walletId: WalletId; code: string; token: string }>;
export type BenchShop = Readonly<{ shopId: ShopId; key: string }>;

/** Opens `count` shops, each with a key that has just been used. */
export async function openShops({ store, nowMs }: Desk, count: number): Promise<BenchShop[]> {
  return store.transact(async ({ staff }) => {
    const shops: BenchShop[] = [];
    for (let n = 0; n < count; n++) {
      const shopId = systemEntropy.uuid(nowMs) as ShopId;
      const key = shopKeyText(systemEntropy.bytes(36));
      await staff.saveShop(aStoredShop({ id: shopId, name: `Shop ${n}`, openedAtMs: nowMs }));
      const id = systemEntropy.uuid(nowMs) as ShopKeyId;
      const used = { createdAtMs: nowMs, lastUsedAtMs: nowMs };
      await staff.saveShopKey(aStoredKey({ id, shopId, ...shopKeyParts(key), ...used }));
      shops.push({ shopId, key });
    }
    return shops;
  });
}

/** Opens `count` wallets, each with one lot of points; no number is used twice with different `from`. */
export async function openHolders(desk: Desk, count: number, from = 0): Promise<BenchHolder[]> {
  const holders: BenchHolder[] = [];
  for (let first = from; first < from + count; first += HOLDERS_A_TRANSACTION) {
    const few = Math.min(HOLDERS_A_TRANSACTION, from + count - first);
    holders.push(...(await desk.store.transact((books) => openSome(books, desk, first, few))));
  }
  return holders;
}

async function openSome(books: WritingBooks, desk: Desk, first: number, count: number) {
  const { nowMs } = desk;
  const secrets = tillSecrets(desk.keys);
  const deps = { phones: desk.phones, entropy: systemEntropy };
  const holders: BenchHolder[] = [];
  for (let n = first; n < first + count; n++) {
    const wallet = newWallet(deps, `+8210${String(n).padStart(8, '0')}`, nowMs);
    await books.wallets.open(wallet);
    const walletId = wallet.id;
    const { token } = await openSignIn(books.access, walletId, { nowMs, entropy: systemEntropy });
    const texts = secrets.codeTexts(walletId, 'bench', 1);
    const hashes = {
      typedHash: secrets.codeHash(`${texts.typed} of ${n}`),
      scannedHash: secrets.codeHash(texts.scanned),
    };
    const lasting = { ceilingPoints: POINTS, expiresAtMs: nowMs + DAY_MS };
    await books.redemptions.saveCode({ walletId, ...hashes, ...lasting });
    const id = `promotion/bench/${walletId}`;
    const lot = { id, walletId, depositId: undefined, openedAtMs: nowMs, points: POINTS };
    await books.holds.openLot(openLot(lot));
    holders.push({ walletId, code: texts.scanned, token });
  }
  await books.transfers.post(
    holders.map(({ walletId }) =>
      transfer({
        id: `promotion/bench/${walletId}`,
        template: '22',
        atMs: nowMs,
        postings: [
          debit(promotionExpense('PTS'), 'PTS', POINTS),
          credit(availablePoints(walletId), 'PTS', POINTS),
        ],
        details: {},
      }),
    ),
  );
  return holders;
}

/** A payment of this holder's at this shop, as a till sends it at `atMs`: taken at once, named by a UUIDv7. */
export function payment(
  host: string,
  shop: BenchShop,
  holder: BenchHolder,
  atMs: number,
): Uint8Array {
  const name = systemEntropy.uuid(atMs);
  const sale = { code: holder.code, points: '100', orderId: `till-${name}`, capture: true };
  const headers = {
    host,
    authorization: `Bearer ${shop.key}`,
    'content-type': 'application/json',
    'idempotency-key': name,
  };
  return requestBytes('POST', '/v1/redemptions', headers, JSON.stringify(sale));
}

/** A look at this holder's wallet. */
export const walletRead = (host: string, holder: BenchHolder): Uint8Array =>
  requestBytes('GET', '/v1/wallet', { host, authorization: `Bearer ${holder.token}` });

const POINTS = 10_000n;
const DAY_MS = 86_400_000;
const HOLDERS_A_TRANSACTION = 500;
