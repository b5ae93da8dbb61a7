// A ledger whose coins travel on: sessions, bags, the vault and the bank, in as few words as a test needs.
import type { Currency } from '#ledger/contract/money.ts';
import type { CountLine } from '#ledger/ledger/bag.ts';
import type { LedgerStore, WritingBooks } from '#ledger/store/ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { countBag } from '#ledger/use-cases/vault/count-bag.ts';
import { openBag } from '#ledger/use-cases/vault/open-bag.ts';
import { exchange, lodge, ship } from '#ledger/use-cases/vault/ship-coins.ts';
import { tendVault } from '#ledger/use-cases/vault/tend-vault.ts';
import {
  type CoinName,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  PHONE,
  totalsOf,
  uuid,
} from './ledger-world.ts';

export const ZONE = 'Asia/Seoul';

export type VaultWorld = Awaited<ReturnType<typeof vaultWorld>>;

/** A world with one enrolled kiosk; `seq` counts its records. */
export async function vaultWorld(store: LedgerStore) {
  const world = await ledgerWorld(store);
  const kiosk = await world.enrol(KIOSK_ID);
  let sessions = 0;
  let seq = 0;
  const write = <T>(work: (books: WritingBooks) => Promise<T>): Promise<T> => store.transact(work);
  const told = async (drafts: Parameters<typeof kiosk.batch>[0]) => {
    seq += drafts.length;
    const posted = await world.post(kiosk.batch(drafts));
    if (!posted.ok) throw new Error(posted.error);
    return seq;
  };
  return {
    ...world,
    world,
    kiosk,
    write,
    /** Posts records in a batch of their own; answers the number of the last one. */
    told,
    /** One whole session; answers its deposit's id. */
    pour: async (names: readonly CoinName[], phone: string | null = PHONE) => {
      sessions += 1;
      const session = uuid(7_000 + sessions);
      const card = await store.read((books) => books.paperwork.newestRateCard());
      await told([
        kiosk.opened(session, { phone, cardNumbers: [card?.number ?? 1] }),
        ...names.map((name) => kiosk.coin(name, { sessionId: session })),
        kiosk.closed(session, totalsOf(names)),
      ]);
      return session;
    },
    removed: (sealNumber?: string) =>
      told([{ kind: 'cashbox-removed', body: sealNumber ? { sealNumber } : {} }]),
    /** Time passes until what was poured has matured, and what follows from it is done. */
    mature: async () => {
      world.nowMs += HOLD_MS;
      await world.sweep();
      await sealLog(store);
      await tendVault({ store, zone: ZONE }, world.nowMs);
    },
    tend: () => tendVault({ store, zone: ZONE }, world.nowMs),
    seal: () => sealLog(store),
    openBag: (cutOff?: { kioskEpoch: number; seq: number }) =>
      write((books) =>
        openBag(
          books,
          world.deps,
          { kioskId: KIOSK_ID, sealNumber: 'S-1', cutOff, by: 'kim' },
          world.nowMs,
        ),
      ),
    /** Both `lee` and `park` count these lines: `[currency, face, good, counterfeit]`. */
    count: async (
      bagId: string,
      ...lines: readonly (readonly [Currency, bigint, number, number?])[]
    ) => {
      const counted: CountLine[] = lines.map(([currency, faceMinor, good, counterfeit = 0]) => ({
        currency,
        faceMinor,
        good,
        counterfeit,
      }));
      const by = (person: string) =>
        write((books) =>
          countBag(books, world.deps, { bagId, by: person, lines: counted }, world.nowMs),
        );
      return [await by('lee'), await by('park')];
    },
    ship: (currency: Currency, amountMinor: bigint) =>
      write((books) => ship(books, world.deps, { currency, amountMinor, by: 'kim' }, world.nowMs)),
    lodge: (shipmentId: string, amountMinor: bigint, feeWon = 0n) =>
      write((books) =>
        lodge(books, shipmentId, { amountMinor, feeWon, bankAccountId: 'main', atMs: world.nowMs }),
      ),
    exchange: (shipmentId: string, amountMinor: bigint, won: bigint, feeWon = 0n) =>
      write((books) =>
        exchange(books, shipmentId, {
          amountMinor,
          won,
          feeWon,
          bankAccountId: 'main',
          atMs: world.nowMs,
        }),
      ),
  };
}
