// Fills books with valid entries, quickly: promotions of one lot each, sealed like everything else, to wallets that take turns.
// Documents, leaves and the tree are made by the rules of the ledger; the rows that follow from them by the database, many at once.
import { hash } from 'node:crypto';
import { systemEntropy } from '#drivers/entropy.ts';
import { canonicalBytes, canonicalText } from '#ledger/contract/canonical-json.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { type Frontier, grow, rootHash, type TreeNode } from '#ledger/ledger/log-tree.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer, transferDocument } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { newWallet } from '#ledger/use-cases/open-wallet.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { type Bulk, openBulk } from './bulk.ts';
import type { Place } from './place.ts';
import type { Desk } from './served-ledger.ts';

/** Adds at least `entries` postings; answers how many, and one wallet in ten of those that have points now. */
export async function fillBooks(
  place: Place,
  desk: Desk,
  entries: number,
): Promise<Readonly<{ entries: number; wallets: readonly WalletId[] }>> {
  const turns = Math.ceil(entries / ENTRIES_A_TURN);
  const pool = await openPool(desk, Math.min(turns, POOL_TURNS) * WALLETS_A_TURN);
  await sealAll(desk.store);
  const bulk = await openBulk(place);
  await bulk.run(CREATE_MADE);
  let added = 0;
  for (let turn = 0; added < entries; turn++) {
    const count = Math.min(TRANSFERS_A_TURN, Math.ceil((entries - added) / LEGS));
    const from = (turn * WALLETS_A_TURN) % pool.length;
    const atMs = desk.nowMs + turn;
    const made = promotionsTo(pool.slice(from, from + WALLETS_A_TURN), atMs, count);
    await write(bulk, made, atMs);
    await seal(bulk, desk.store, made);
    added += count * LEGS;
    if (turn % 50 === 49) process.stderr.write(`${added} of ${entries} entries\n`);
  }
  await bulk.run('drop table made');
  await bulk.end();
  return { entries: added, wallets: pool.filter((_, n) => n % 10 === 0) };
}

/** Wallets without points, in the order of their ids. */
async function openPool(
  { store, phones, nowMs }: Desk,
  count: number,
): Promise<readonly WalletId[]> {
  const wallets = Array.from({ length: count }, () =>
    newWallet({ phones, entropy: systemEntropy }, systemEntropy.uuid(nowMs), nowMs),
  );
  await store.transact(async (books) => {
    for (const wallet of wallets) await books.wallets.open(wallet);
  });
  return wallets.map(({ id }) => id).toSorted();
}

type Made = Readonly<{ id: string; walletId: WalletId; document: string; leaf: Buffer }>;

/** `count` promotions in the order of their ids; the wallets take turns. */
function promotionsTo(wallets: readonly WalletId[], atMs: number, count: number): readonly Made[] {
  const ids = Array.from({ length: count }, () => `promotion/${systemEntropy.uuid(atMs)}`);
  const [id, walletId] = ['promotion/sample', 'sample' as WalletId];
  const sample = transfer({
    id,
    template: '22',
    atMs,
    postings: [
      debit(promotionExpense('PTS'), 'PTS', POINTS),
      credit(availablePoints(walletId), 'PTS', POINTS),
    ],
    details: {},
  });
  // All documents of a turn differ in these two places only.
  const text = canonicalText(transferDocument(sample));
  return ids.toSorted().map((one, n) => {
    const wallet = wallets[n % wallets.length]!;
    const document = text
      .replace(availablePoints(walletId), availablePoints(wallet))
      .replace(id, one);
    return { id: one, walletId: wallet, document, leaf: hash('sha256', `\0${document}`, 'buffer') };
  });
}

async function write(bulk: Bulk, made: readonly Made[], atMs: number): Promise<void> {
  const lot = { id: '', walletId: made[0]!.walletId, depositId: undefined, points: POINTS };
  const { expiresAtMs } = openLot({ ...lot, openedAtMs: atMs });
  await bulk.run('begin');
  await bulk.run('delete from made');
  await bulk.rows(
    'insert into made (n, id, wallet_id, document, leaf) values (?, ?, ?, ?, ?)',
    made.map(({ id, walletId, document, leaf }, n) => [n, id, walletId, document, leaf]),
  );
  await bulk.run(ADD_TRANSFERS, atMs);
  await bulk.run(ADD_POSTINGS);
  await bulk.run(ADD_LOTS, atMs, expiresAtMs);
  await bulk.run(ADD_TO_BALANCES);
  await bulk.run('commit');
}

/** One block for all of them; what a block changes besides its entries and the roll-up is written by the store. */
async function seal(bulk: Bulk, store: LedgerStore, made: readonly Made[]): Promise<void> {
  const { treeSize, frontier, lastBlockHash } = await store.read((books) => books.log.state());
  await bulk.run('begin');
  await bulk.run(ADD_ENTRIES, treeSize + 1);
  await bulk.run(ADD_TO_ROLL_UP, Number(POINTS) * made.length);
  await bulk.run('commit');
  const kept: TreeNode[] = [];
  const grown = made.reduce<Frontier>(
    (tree, { leaf }, i) => grow(tree, treeSize + i, leaf, (node) => kept.push(node)),
    frontier,
  );
  const block = {
    firstPosition: treeSize + 1,
    lastPosition: treeSize + made.length,
    rootHash: rootHash(grown),
    prevBlockHash: lastBlockHash,
  };
  const end = {
    treeSize: block.lastPosition,
    frontier: grown,
    lastBlockHash: sha256Hex(canonicalBytes(block)),
  };
  await store.transact((books) => books.log.seal(block, [], end, kept));
}

/** Gives everything that waits its place in the log. */
export async function sealAll(store: LedgerStore): Promise<void> {
  while ((await sealLog(store)) > 0);
}

const LEGS = 2;
const TRANSFERS_A_TURN = 10_000;
const ENTRIES_A_TURN = TRANSFERS_A_TURN * LEGS;
const WALLETS_A_TURN = 1_000;
const POOL_TURNS = 20;
const POINTS = 100n;

const CREATE_MADE = `
  create temporary table made (n integer primary key, id text, wallet_id text, document text,
                               leaf blob)`;

const ADD_TRANSFERS = `
  insert into transfers (id, template, at_ms, document)
  select id, '22', cast(? as bigint), document from made order by n`;

const ADD_POSTINGS = `
  insert into postings (transfer_id, line, account, commodity, amount_minor)
  select id, line, account, 'PTS', amount_minor
    from (select n, id, 0 as line, 'promo:expense:PTS' as account, ${POINTS} as amount_minor from made
           union all
          select n, id, 1, 'pts:avail:' || wallet_id, -${POINTS} from made) as legs
   order by n, line`;

const ADD_LOTS = `
  insert into lots (id, wallet_id, deposit_id, opened_at_ms, expires_at_ms, points, rest_points,
                    reserved_points, is_open)
  select id, wallet_id, null, cast(? as bigint), cast(? as bigint), ${POINTS}, ${POINTS}, 0, 1
    from made order by n`;

const ADD_TO_BALANCES = `
  insert into balances (account, commodity, balance_minor, version)
  select 'pts:avail:' || wallet_id, 'PTS', -${POINTS} * count(*), 1
    from made where true group by wallet_id order by wallet_id
      on conflict (account) do update
     set balance_minor = balances.balance_minor + excluded.balance_minor,
         version = balances.version + 1`;

const ADD_ENTRIES = `
  insert into log_entries (position, transfer_id, leaf_hash)
  select cast(? as bigint) + n, id, leaf from made order by n`;

const ADD_TO_ROLL_UP = `
  insert into roll_ups (account, commodity, balance_minor)
  values ('promo:expense:PTS', 'PTS', cast(? as bigint))
      on conflict (account) do update
     set balance_minor = roll_ups.balance_minor + excluded.balance_minor`;
