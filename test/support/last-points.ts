// One wallet and many tills that want its points at the same moment.
import { seededEntropy } from '#drivers/entropy.ts';
import { tillSecrets } from '#ledger/auth/till-secrets.ts';
import type { RedemptionId, WalletId } from '#ledger/contract/ids.ts';
import type { Account } from '#ledger/ledger/account.ts';
import type { Redemption } from '#ledger/ledger/redemption.ts';
import type { LedgerStore, WritingBooks } from '#ledger/store/ledger-store.ts';
import { decideByHolder } from '#ledger/use-cases/till/decide-redemption.ts';
import { makeCode } from '#ledger/use-cases/till/make-code.ts';
import { redeem } from '#ledger/use-cases/till/redeem.ts';
import { aWallet } from './books.ts';
import { NOW_MS, SHOP, TILL } from './redemptions.ts';
import { aStoredShop } from './staff.ts';
import { givePoints } from './till.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;

/** `racers` at once; each is told its number. */
export const inRace = <T>(racers: number, run: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: racers }, (_, n) => run(n)));

/** A wallet with `balance` points in several lots, and a shop. */
export async function raceWorld(
  store: LedgerStore,
  { seed, balance }: Readonly<{ seed: number; balance: bigint }>,
) {
  const entropy = seededEntropy(`race ${seed}`);
  const secrets = tillSecrets({ pepper: new Uint8Array(32).fill(7) });
  await store.transact(async ({ wallets, staff }) => {
    await wallets.open(aWallet({ id: WALLET }));
    await staff.saveShop(aStoredShop({ id: SHOP }));
  });
  // Several lots, so that payments cross from one to the next.
  const part = balance / 3n;
  for (const [i, points] of [part, part, balance - 2n * part].entries()) {
    if (points > 0n) await givePoints(store, WALLET, points, { id: `lot ${i}`, nowMs: NOW_MS });
  }

  let codes = 0;
  const codeIn = async (books: WritingBooks, ceilingPoints: bigint): Promise<string> => {
    const requestKey = `code ${++codes}`;
    const asked = { walletId: WALLET, requestKey, ceilingPoints };
    const { draw } = await makeCode(books, secrets, asked, NOW_MS);
    return secrets.codeHash(secrets.codeTexts(WALLET, requestKey, draw).typed);
  };
  const sale = (codeHash: string, orderId: string, points: bigint, isCapturedAtOnce: boolean) => ({
    shopId: SHOP,
    keyId: TILL,
    codeHash,
    points,
    orderId,
    isCapturedAtOnce,
    lapseAfterMs: undefined,
  });
  const stateOf = (made: Awaited<ReturnType<typeof redeem>>): string =>
    made.ok ? made.redemption.state : made.error;
  return {
    store,
    code: (ceiling: bigint) => store.transact((books) => codeIn(books, ceiling)),
    use: async (codeHash: string, n: number, points: bigint) =>
      stateOf(
        await store.transact((books) =>
          redeem(books, entropy, sale(codeHash, `order ${n}`, points, true), NOW_MS),
        ),
      ),
    /** A code and its use in one breath, because a wallet has one code at a time. */
    payAtOnce: async (n: number, points: bigint) =>
      stateOf(
        await store.transact(async (books) => {
          const codeHash = await codeIn(books, points);
          return redeem(books, entropy, sale(codeHash, `order ${n}`, points, true), NOW_MS);
        }),
      ),
    /** So many payments that wait for the holder, every other one to be captured at once. */
    ask: async (count: number, points: bigint): Promise<readonly Redemption[]> => {
      const asked: Redemption[] = [];
      for (let n = 0; n < count; n++) {
        const made = await store.transact(async (books) => {
          // A ceiling below the price: the holder is asked.
          const codeHash = await codeIn(books, points - 1n);
          return redeem(books, entropy, sale(codeHash, `order ${n}`, points, n % 2 === 0), NOW_MS);
        });
        if (made.ok && made.redemption.state === 'awaiting-holder') asked.push(made.redemption);
      }
      return asked;
    },
    confirm: async (id: RedemptionId): Promise<string> => {
      const decided = await store.transact((books) =>
        decideByHolder(books, WALLET, { id, answer: 'confirm', unprovenMax: undefined }, NOW_MS),
      );
      return decided.ok ? decided.redemption.state : decided.error;
    },
    /** What those who were captured took. */
    spent: (answers: readonly string[], points: bigint): bigint =>
      points * BigInt(answers.filter((answer) => answer === 'captured').length),
    balances: (...accounts: readonly ((walletId: WalletId) => Account)[]) =>
      store.read(({ transfers }) =>
        Promise.all(accounts.map(async (account) => -(await transfers.balance(account(WALLET))))),
      ),
  };
}
