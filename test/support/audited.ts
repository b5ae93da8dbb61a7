// The independent auditor over the books of a test, and a life that has a bit of everything in it.
import type { DepositId } from '#ledger/contract/ids.ts';
import { audit, type AuditReport } from '#ledger/audit/audit.ts';
import type { Reader } from '#ledger/audit/reader.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { writeDown } from '#ledger/use-cases/audit-trail.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { aHolderLife, type HolderCommand, PHONES } from './holder-lives.ts';
import { type CoinName, SIGNING_KEY } from './ledger-world.ts';
import { type TillCommand, tillWorld } from './till-histories.ts';
import { livedInVault, type VaultCommand } from './vault-histories.ts';
import { vaultWorld } from './vault-world.ts';

const LEDGER_KEYS = new Map([[SIGNING_KEY.kid, SIGNING_KEY.publicKey]]);

/** What the auditor says about these books; the reader is closed. */
export async function audited(books: Reader): Promise<AuditReport> {
  try {
    return await audit(books, { ledgerKeys: LEDGER_KEYS });
  } finally {
    await books.close();
  }
}

/** What the auditor says about the books in this file. */
export const auditedFile = (file: string): Promise<AuditReport> => audited(openSqliteReader(file));

/**
 * Coins that are poured, bagged, counted and sold, and then wallets that pay at shops, in the same books; in between
 * and at the end the log is sealed and its head signed. Answers what each command was answered.
 */
export async function livedThrough(
  store: LedgerStore,
  coins: readonly VaultCommand[],
  payments: readonly TillCommand[],
): Promise<readonly unknown[]> {
  const { world, steps } = await livedInVault(store, coins);
  const answers: unknown[] = steps.map((step) => step.answer);
  await sealLog(store);
  await signTreeHead(store, SIGNING_KEY, world.world.nowMs);
  const till = await tillWorld(store);
  till.world.nowMs = world.world.nowMs;
  for (const command of payments) answers.push(await till.perform(command));
  await store.transact(async ({ trail }) => {
    for (const call of ['a bag', 'a count']) {
      const deed = {
        who: 'kim',
        role: 'collector',
        call,
        subject: 'S-1',
        outcome: 'done',
      } as const;
      await writeDown(trail, deed, till.world.nowMs);
    }
  });
  await sealLog(store);
  await signTreeHead(store, SIGNING_KEY, till.world.nowMs);
  return answers;
}

/** Coins of three numbers that mature, and then what holders, an operator and a bank do with the points; with answers. */
export async function livedAsHolders(
  store: LedgerStore,
  commands: readonly HolderCommand[],
): Promise<readonly unknown[]> {
  const world = await vaultWorld(store);
  const bag = Array<CoinName>(16).fill('KR500A');
  const deposits: string[] = [];
  for (const phone of PHONES) {
    deposits.push(await world.pour([...bag, 'US025A'], phone));
    await world.pour(['KR100A'], phone);
  }
  await world.mature();
  const { nowMs } = world.world;
  const life = await aHolderLife(store, { nowMs, depositId: deposits[0] as DepositId });
  const answers: unknown[] = [];
  for (const command of commands) answers.push(await life.do(command));
  await sealLog(store);
  await signTreeHead(store, SIGNING_KEY, life.nowMs);
  return answers;
}
