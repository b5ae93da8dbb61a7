// Which coins are counted already, by the counter of their acceptor and their number on it.
import type { CreditIdentity, StoredCoin } from '../../store/port/deposits.ts';

export type CreditBook = Readonly<{
  find(identity: CreditIdentity): StoredCoin | undefined;
  add(coin: StoredCoin): void;
}>;

/** A book with these coins in it. */
export function creditBook(known: readonly StoredCoin[]): CreditBook {
  const counters = new Map<string, Map<bigint, StoredCoin>>();
  let last: (Omit<CreditIdentity, 'creditSeq'> & { coins: Map<bigint, StoredCoin> }) | undefined;
  const coinsOf = ({ acceptorId, acceptorEpoch }: CreditIdentity): Map<bigint, StoredCoin> => {
    // Coins come in runs of one counter; only the first of a run asks by name.
    if (last?.acceptorEpoch !== acceptorEpoch || last.acceptorId !== acceptorId) {
      const name = `${acceptorId} ${acceptorEpoch}`;
      last = { acceptorId, acceptorEpoch, coins: counters.get(name) ?? new Map() };
      counters.set(name, last.coins);
    }
    return last.coins;
  };
  const book: CreditBook = {
    find: (identity) => coinsOf(identity).get(identity.creditSeq),
    add: (coin) => void coinsOf(coin).set(coin.creditSeq, coin),
  };
  known.forEach(book.add);
  return book;
}
