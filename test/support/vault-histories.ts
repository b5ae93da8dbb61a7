// Random lives of coins: poured, bagged, counted wrong or right, shipped, exchanged, taken back, in any order.
import fc from 'fast-check';
import { vaultCash } from '#ledger/ledger/account.ts';
import type { Bag, CountLine } from '#ledger/ledger/bag.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { writeChapter } from '#ledger/use-cases/reports/write-chapter.ts';
import { correct } from '#ledger/use-cases/vault/correct.ts';
import { countBag } from '#ledger/use-cases/vault/count-bag.ts';
import { COINS, type CoinName, DAY_MS, HOLD_MS } from './ledger-world.ts';
import { type VaultWorld, vaultWorld, ZONE } from './vault-world.ts';

type Counting = Readonly<{ missing: number; bad: number; extra: boolean }>;

export type VaultCommand =
  | Readonly<{ kind: 'pour'; coins: readonly CoinName[]; isOwned: boolean }>
  | Readonly<{ kind: 'bag' }>
  | (Readonly<{ kind: 'count'; pick: number }> & Counting)
  /** A whole collection: poured, taken out, sealed, counted. */
  | (Readonly<{ kind: 'collect'; coins: readonly CoinName[] }> & Counting)
  | Readonly<{ kind: 'ship'; pick: number; percent: number }>
  | Readonly<{ kind: 'bank'; pick: number; percent: number; wonPerCoin: number; fee: number }>
  | Readonly<{ kind: 'correct'; pick: number; isAnything: boolean }>
  | Readonly<{ kind: 'pass'; days: number }>
  | Readonly<{ kind: 'chapter' }>;

const pick = fc.nat(1_000);
const percent = fc.integer({ min: 10, max: 130 });
const coins = fc.array(fc.constantFrom(...(Object.keys(COINS) as CoinName[])), { maxLength: 12 });
const counting = { missing: fc.nat(2), bad: fc.nat(2), extra: fc.boolean() };
const kind = <K extends VaultCommand['kind']>(name: K) => fc.constant(name);

export const vaultCommands: fc.Arbitrary<readonly VaultCommand[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: kind('pour'), coins, isOwned: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: kind('bag') }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('count'), pick, ...counting }) },
    { weight: 5, arbitrary: fc.record({ kind: kind('collect'), coins, ...counting }) },
    { weight: 4, arbitrary: fc.record({ kind: kind('ship'), pick, percent }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: kind('bank'),
        pick,
        percent,
        wonPerCoin: fc.integer({ min: 1, max: 30 }),
        fee: fc.nat(20),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: kind('correct'), pick, isAnything: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: kind('pass'),
        days: fc.constantFrom(1, HOLD_MS / DAY_MS, 31, 1_830),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: kind('chapter') }) },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

export type Step = Readonly<{
  command: VaultCommand;
  answer: unknown;
  isRefused: boolean;
  isFirst: boolean;
}>;

/** Lives through the commands; `after` hears each with its answer. */
export async function livedInVault(
  store: LedgerStore,
  commands: readonly VaultCommand[],
  after: (world: VaultWorld, step: Step) => Promise<void> = async () => {},
): Promise<Readonly<{ world: VaultWorld; steps: readonly Step[] }>> {
  const world = await vaultWorld(store);
  await world.tend();
  const steps: Step[] = [];
  for (const command of commands) {
    const answer = await done(world, command);
    const isRefused = typeof answer === 'object' && answer !== null && 'error' in answer;
    const step = { command, answer, isRefused, isFirst: steps.length === 0 };
    steps.push(step);
    await after(world, step);
  }
  return { world, steps };
}

async function done(world: VaultWorld, command: VaultCommand): Promise<unknown> {
  const { store } = world;
  switch (command.kind) {
    case 'pour':
      return world.pour(command.coins, command.isOwned ? undefined : null);
    case 'bag':
      await world.removed();
      return world.openBag();
    case 'count': {
      const bags = await store.read((books) => books.bags.bags(undefined, 100));
      const bag = bags[command.pick % Math.max(bags.length, 1)];
      return bag ? counted(world, command, bag) : 'none';
    }
    case 'collect': {
      await world.pour(command.coins);
      await world.removed();
      const opened = await world.openBag();
      return opened.ok ? counted(world, command, opened.bag) : opened;
    }
    case 'ship':
      return shipped(world, command);
    case 'bank':
      return atTheBank(world, command);
    case 'correct':
      return corrected(world, command);
    case 'pass':
      world.world.nowMs += command.days * DAY_MS;
      await world.world.sweep();
      await world.seal();
      await world.tend();
      await world.publishCard();
      return 'passed';
    case 'chapter':
      await world.seal();
      return writeChapter(store, ZONE, 3);
  }
}

/** Two people count a bag: some coins are missing or bad, one may be there unexpectedly. */
async function counted(
  world: VaultWorld,
  { missing, bad, extra }: Counting,
  bag: Bag,
): Promise<unknown> {
  const lines: CountLine[] = bag.expected.map(({ currency, faceMinor, count }, i) => {
    const counterfeit = i === 0 ? Math.min(bad, count) : 0;
    const gone = i === bag.expected.length - 1 ? Math.min(missing, count - counterfeit) : 0;
    return { currency, faceMinor, counterfeit, good: count - counterfeit - gone };
  });
  if (extra) lines.push({ currency: 'JPY', faceMinor: 500n, good: 1, counterfeit: 0 });
  const count = (by: string) =>
    world.write((books) =>
      countBag(books, world.deps, { bagId: bag.id, by, lines }, world.world.nowMs),
    );
  const first = await count('lee');
  return first.ok ? count('park') : first;
}

/** What the vault holds of one currency, or more than it. */
async function shipped(
  world: VaultWorld,
  { pick: which, percent: part }: Extract<VaultCommand, { kind: 'ship' }>,
): Promise<unknown> {
  const held = await world.store.read(async ({ transfers }) => {
    const amounts = [];
    for (const currency of ['KRW', 'USD', 'JPY'] as const) {
      const amountMinor = await transfers.balance(vaultCash(currency));
      if (amountMinor > 0n) amounts.push({ currency, amountMinor });
    }
    return amounts;
  });
  const one = held[which % Math.max(held.length, 1)];
  if (!one) return world.ship('USD', 1n);
  return world.ship(one.currency, (one.amountMinor * BigInt(part)) / 100n || 1n);
}

/** Lodges or exchanges what is open of a shipment, or more than it. */
async function atTheBank(
  world: VaultWorld,
  { pick: which, percent: part, wonPerCoin, fee }: Extract<VaultCommand, { kind: 'bank' }>,
): Promise<unknown> {
  const all = await world.store.read(({ exchanges }) => exchanges.shipments(undefined, 100));
  const open = all.filter((one) => one.openMinor > 0n);
  const shipment = open[which % Math.max(open.length, 1)];
  if (!shipment) return world.lodge('none', 1n);
  const amount = (shipment.openMinor * BigInt(part)) / 100n || 1n;
  return shipment.currency === 'KRW'
    ? world.lodge(shipment.id, amount, BigInt(fee))
    : world.exchange(shipment.id, amount, amount * BigInt(wonPerCoin), BigInt(fee));
}

/** Takes back something that may be a mistake, or anything at all. */
async function corrected(
  world: VaultWorld,
  { pick: which, isAnything }: Extract<VaultCommand, { kind: 'correct' }>,
): Promise<unknown> {
  await world.seal();
  const log = await world.store.read((books) => books.log.sealed(0, 10_000));
  const found = log.filter(
    ({ transfer }) => isAnything || /^(8|9|10|10k|11)$/.test(transfer.template),
  );
  const wrong = found[which % Math.max(found.length, 1)];
  const reverses = wrong?.transfer.id ?? 'nothing';
  const asked = { id: 'c', reverses, reason: 'mistyped', by: ['kim', 'lee'] } as const;
  return world.write((books) => correct(books, asked, world.world.nowMs));
}
