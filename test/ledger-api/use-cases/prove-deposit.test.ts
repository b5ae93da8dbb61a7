// What the ledger proves to a holder, checked as the holder's browser checks it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DepositId, WalletId } from '#ledger/contract/ids.ts';
import { verifyDepositProof } from '#ledger/contract/verify-proof.ts';
import { auditPath } from '#ledger/ledger/inclusion.ts';
import { type Frontier, grow } from '#ledger/ledger/log-tree.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { proveDeposit } from '#ledger/use-cases/prove-deposit.ts';
import { inclusionProver } from '#ledger/use-cases/prove-inclusion.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import {
  aProvenLog,
  coinsOf,
  OTHER_DEPOSIT,
  PROVEN_DEPOSIT,
  PROVEN_WALLET,
  PUBLISHED_KEYS,
} from '../../support/proofs.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';
import vectors from '../../vectors/merkle-tree.json' with { type: 'json' };
import { createHash } from 'node:crypto';

const leafOf = (hex: string): Uint8Array =>
  new Uint8Array(
    createHash('sha256').update(Buffer.of(0)).update(Buffer.from(hex, 'hex')).digest(),
  );

/** A log that only knows its leaves, as one that was sealed before subtrees were kept. */
const bareLog = (leaves: readonly Uint8Array[]) =>
  ({
    leafHashes: async (after: number, limit: number) => leaves.slice(after, after + limit),
    node: async () => undefined,
  }) as never;

describe('an audit path', () => {
  test.each(vectors.paths)(
    'of leaf $leaf in a tree of $treeSize is the known one',
    async (known) => {
      const leaves = vectors.leaves.slice(0, known.treeSize).map(leafOf);

      expect(await inclusionProver(bareLog(leaves), known.treeSize)(known.leaf)).toEqual(
        known.path,
      );
    },
  );

  test('is no longer than the tree is high', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (size, pick) => {
        expect(auditPath(pick % size, size).length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }),
    );
  });
});

describe('the proof of a deposit', () => {
  test.each([
    ['memory', openMemoryLedgerStore],
    ['SQLite', temporarySqliteStore],
  ])('holds for every one of its transfers, in logs of any length (%s)', async (_, open) => {
    for (const size of [1, 2, 3, 7, 255, 256, 257, 700]) {
      const store = open();
      await aProvenLog(store, size, 5);
      let after: number | undefined;
      let transfers = 0;
      let won = 0n;
      do {
        const proven = await proveDeposit(store, PROVEN_WALLET, PROVEN_DEPOSIT, after);
        if (!proven.ok) throw new Error(proven.error);
        const verdict = await verifyDepositProof(proven.proof, PROVEN_DEPOSIT, PUBLISHED_KEYS);
        if (verdict.verdict !== 'proven') throw new Error(JSON.stringify(verdict));
        transfers += verdict.transfers;
        won += verdict.booked.get('KRW') ?? 0n;
        after = proven.proof.next === undefined ? undefined : Number(proven.proof.next);
      } while (after !== undefined);
      await store.close();

      expect([size, transfers, won]).toEqual([
        size,
        Math.ceil(size / 5),
        100n * BigInt(Math.ceil(size / 5)),
      ]);
    }
  });

  test('reads a few hundred hashes, however long the log', async () => {
    const leaves = Array.from({ length: 5_000 }, (_, i) => leafOf(i.toString(16).padStart(4, '0')));
    const nodes = new Map<string, Uint8Array>();
    leaves.reduce<Frontier>(
      (tree, leaf, i) =>
        grow(tree, i, leaf, ({ level, index, hash }) => nodes.set(`${level} ${index}`, hash)),
      [],
    );
    let read = 0;
    const log = {
      leafHashes: async (after: number, limit: number) => {
        read += limit;
        return leaves.slice(after, after + limit);
      },
      node: async (level: number, index: number) => {
        read += 1;
        return nodes.get(`${level} ${index}`);
      },
    } as never;

    const path = await inclusionProver(log, leaves.length)(1_234);
    const bare = await inclusionProver(bareLog(leaves), leaves.length)(1_234);

    expect(path).toEqual(bare);
    expect(read).toBeLessThan(600);
  });

  test('is given to its holder only, and once the log is signed with it', async () => {
    const store = openMemoryLedgerStore();
    await aProvenLog(store, 3);
    await store.transact(async ({ deposits, transfers }) => {
      const [known] = await deposits.find([PROVEN_DEPOSIT]);
      await deposits.save({ ...known!, id: OTHER_DEPOSIT });
      await transfers.post([coinsOf(OTHER_DEPOSIT, 99)]);
    });
    await sealLog(store);
    const ask = (walletId: WalletId, depositId: DepositId) =>
      proveDeposit(store, walletId, depositId);

    expect(await ask('018f0000-0000-7000-8000-0000000000a9' as WalletId, PROVEN_DEPOSIT)).toEqual({
      ok: false,
      error: 'not-found',
    });
    expect(await ask(PROVEN_WALLET, '018f0000-0000-7000-8000-0000000000d9' as DepositId)).toEqual({
      ok: false,
      error: 'not-found',
    });
    expect(await ask(PROVEN_WALLET, OTHER_DEPOSIT)).toEqual({
      ok: false,
      error: 'proof-not-ready',
    });
  });
});
