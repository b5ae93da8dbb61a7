// Random lives of holders: they give, withdraw and complain, the bank answers anything, and time passes.
import fc from 'fast-check';
import { seededEntropy } from '#drivers/entropy.ts';
import type { DepositId, WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore, WritingBooks } from '#ledger/store/ledger-store.ts';
import { decideClaim } from '#ledger/use-cases/claims/decide-claim.ts';
import { fileClaim } from '#ledger/use-cases/claims/file-claim.ts';
import { offerGift } from '#ledger/use-cases/gifts/offer-gift.ts';
import { acceptGift, cancelGift, returnLapsedGifts } from '#ledger/use-cases/gifts/resolve-gift.ts';
import type { Secrets } from '#ledger/use-cases/secrets.ts';
import { answerOne } from '#ledger/use-cases/withdrawals/answer-withdrawals.ts';
import { giveRemainder } from '#ledger/use-cases/remainder/give-remainder.ts';
import { makePaymentFile } from '#ledger/use-cases/withdrawals/make-payment-file.ts';
import { requestWithdrawal } from '#ledger/use-cases/withdrawals/request-withdrawal.ts';
import { aDeposit, aKiosk } from './books.ts';
import { DAY_MS, KIOSK_ID, phones, START_MS, uuid } from './ledger-world.ts';
import { aKnownWallet, leaveAndComeBack } from './leavers.ts';
import { givePoints } from './rich-holder.ts';

/** The numbers of the three. */
export const PHONES = ['+821012345678', '+821099998888', '+821077776666'] as const;
const DEPOSIT = uuid(0xd1) as DepositId;

export type HolderCommand = Readonly<
  | { kind: 'offer'; by: number; to: number; points: number }
  | { kind: 'accept' | 'cancel'; by: number; pick: number }
  | { kind: 'withdraw'; by: number; points: number }
  | { kind: 'file' }
  | { kind: 'answer'; pick: number; state: 'paid' | 'failed' | 'unknown' }
  | { kind: 'complain'; by: number }
  | { kind: 'decide'; pick: number; isAccepted: boolean }
  | { kind: 'leave'; by: number; isGiven: boolean }
  | { kind: 'remainder'; pick: number; isBank: boolean }
  | { kind: 'pass'; days: number }
>;

const who = fc.nat(PHONES.length - 1);
const points = fc.integer({ min: 1, max: 9_000 });
const pick = fc.nat(5);

/** What three holders, an operator and a bank may do. */
export const holderCommands: fc.Arbitrary<readonly HolderCommand[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('offer' as const), by: who, to: who, points }),
    fc.record({ kind: fc.constantFrom('accept' as const, 'cancel' as const), by: who, pick }),
    fc.record({ kind: fc.constant('withdraw' as const), by: who, points }),
    fc.constant({ kind: 'file' } as const),
    fc.record({
      kind: fc.constant('answer' as const),
      pick,
      state: fc.constantFrom('paid' as const, 'failed' as const, 'unknown' as const),
    }),
    fc.record({ kind: fc.constant('complain' as const), by: who }),
    fc.record({ kind: fc.constant('decide' as const), pick, isAccepted: fc.boolean() }),
    fc.record({ kind: fc.constant('leave' as const), by: who, isGiven: fc.boolean() }),
    fc.record({ kind: fc.constant('remainder' as const), pick, isBank: fc.boolean() }),
    fc.record({ kind: fc.constant('pass' as const), days: fc.constantFrom(1, 8, 40) }),
  ),
  { minLength: 8, maxLength: 40, size: '+1' },
);

/** As blind as a test needs. */
const secrets: Secrets = {
  encrypt: (text, rowId) => new TextEncoder().encode(`${rowId}|${text}`),
  decrypt: (cipher) => new TextDecoder().decode(cipher).split('|')[1]!,
  index: (text) => `index of ${text}`,
};

/** What holders have before their life begins: coins that they poured and that have matured. */
export type Poured = Readonly<{ nowMs: number; depositId: DepositId }>;

/**
 * Three holders with points, accounts and checked identities; the points of the first came from one deposit. They get
 * their points from nowhere, or else had `poured` coins by these numbers before.
 */
export async function aHolderLife(store: LedgerStore, poured?: Poured) {
  const entropy = seededEntropy('holders');
  const deps = { store, phones, secrets, entropy };
  const walletIds: WalletId[] = [];
  const accounts: string[] = [];
  for (const [i, phone] of PHONES.entries()) {
    await store.transact(async (books) => {
      [walletIds[i], accounts[i]] = await aKnownWallet(books, deps, phone, i, START_MS);
    });
    const depositId = i === 0 ? { depositId: DEPOSIT } : {};
    for (const lot of poured ? [] : [1, 2]) {
      // One lot expires soon, so that time takes part.
      const openedAtMs = START_MS - (lot === 1 ? 5 * 365 * DAY_MS - 30 * DAY_MS : 0);
      const id = `given/${i}/${lot}`;
      const owned = lot === 2 ? depositId : {};
      await givePoints(store, walletIds[i]!, 4_000n, { id, openedAtMs, ...owned });
    }
  }
  if (!poured) {
    await store.transact(async (books) => {
      await books.kiosks.save(aKiosk({ id: KIOSK_ID }));
      await books.deposits.save(maturedDeposit(walletIds[0]!));
    });
  }
  const life: Life & { readonly deps: typeof deps } & {
    do(command: HolderCommand): Promise<string>;
  } = {
    store,
    deps,
    walletIds,
    left: [],
    depositId: poured?.depositId ?? DEPOSIT,
    nowMs: poured?.nowMs ?? START_MS,
    do: (command: HolderCommand) => act(life, deps, accounts, command),
  };
  return life;
}

const maturedDeposit = (walletId: WalletId) => ({
  ...aDeposit({ id: DEPOSIT, kioskId: KIOSK_ID, walletId }),
  state: 'matured' as const,
  closedAtMs: 1_500,
  lines: [
    {
      currency: 'KRW' as const,
      amountMinor: 4_000n,
      count: 8,
      asideMinor: 0n,
      asideCount: 0,
      maturedMinor: 4_000n,
      maturedPoints: 4_000n,
    },
  ],
});

export type Life = Readonly<{
  store: LedgerStore;
  /** Of the three, now. */
  walletIds: WalletId[];
  /** Wallets that were closed, and whose each was. */
  left: (readonly [WalletId, number])[];
  depositId: DepositId;
}> & { nowMs: number };
export type Deps = Parameters<typeof offerGift>[1];

/** Does it and answers `done`, or the name of the refusal. */
async function act(
  life: Life,
  deps: Deps,
  accounts: string[],
  command: HolderCommand,
): Promise<string> {
  const { store, walletIds, nowMs } = life;
  const run = (work: (books: WritingBooks) => Promise<{ ok: boolean; error?: string }>) =>
    store.transact(async (books) => {
      const result = await work(books);
      return result.ok ? 'done' : (result.error ?? 'refused');
    });
  switch (command.kind) {
    case 'offer': {
      const offer = { phone: PHONES[command.to]!, points: BigInt(command.points), from: 'Kim' };
      return run((books) => offerGift(books, deps, walletIds[command.by]!, offer, nowMs));
    }
    case 'accept':
    case 'cancel': {
      const walletId = walletIds[command.by]!;
      const resolve = command.kind === 'accept' ? acceptGift : cancelGift;
      return run(async (books) => {
        const phoneIndex = Buffer.from(phones.index(PHONES[command.by]!)).toString('hex');
        const mine = await books.gifts.ofHolder({ walletId, phoneIndex }, undefined, 50);
        // Mostly what this holder may decide; now and then what is somebody else's or decided.
        const isFor = (giverId: WalletId) => (giverId === walletId) === (command.kind === 'cancel');
        const apt = mine.filter((one) => one.state === 'offered' && isFor(one.giverId));
        const among = command.pick === 0 || apt.length === 0 ? mine : apt;
        const gift = among[command.pick % Math.max(1, among.length)];
        if (!gift) return { ok: false, error: 'nothing' };
        return resolve(books, { ...deps, walletId }, gift.id, nowMs);
      });
    }
    case 'withdraw': {
      const asked = { points: BigInt(command.points), bankAccountId: accounts[command.by]! };
      return run((books) => requestWithdrawal(books, deps, walletIds[command.by]!, asked, nowMs));
    }
    case 'file':
      return run((books) => makePaymentFile(books, deps, 'first', nowMs));
    case 'answer':
      return run(async (books) => {
        const all = [];
        for (const id of [...walletIds, ...life.left.map(([left]) => left)])
          all.push(...(await books.withdrawals.ofWallet(id, undefined, 50)));
        const open = all.filter(({ state }) => state === 'sent' || state === 'unknown');
        const among = command.pick === 0 || open.length === 0 ? all : open;
        const one = among[command.pick % Math.max(1, among.length)];
        if (!one) return { ok: false, error: 'nothing' };
        const answered = await answerOne(books, one.id, { state: command.state }, nowMs);
        return { ok: answered === 'changed', error: answered };
      });
    case 'complain': {
      const kind = command.by === 0 ? 'not-mine' : 'wrong-number';
      const complaint = { kind, depositId: life.depositId, text: 'hm' } as const;
      return run((books) => fileClaim(books, deps, walletIds[command.by]!, complaint, nowMs));
    }
    case 'decide':
      return run(async (books) => {
        const open = await books.claims.inState('open', undefined, 50);
        const claim = open[command.pick % Math.max(1, open.length)];
        if (!claim) return { ok: false, error: 'nothing' };
        const right = open.find((one) => one.kind === 'wrong-number');
        const decision = command.isAccepted
          ? ({ decision: 'move-deposit', ...(right && { rightClaimId: right.id }) } as const)
          : ({ decision: 'refuse' } as const);
        return decideClaim(books, deps, claim.id, { ...decision, answer: 'looked at it' }, nowMs);
      });
    case 'leave':
      return leaveAndComeBack(life, deps, accounts, command);
    case 'remainder': {
      const [fromId, by] = life.left[command.pick % Math.max(1, life.left.length)] ?? [];
      if (!fromId) return 'nothing';
      const request = command.isBank
        ? ({ to: 'bank' } as const)
        : ({ to: 'wallet', walletId: walletIds[by!]! } as const);
      return run((books) => giveRemainder(books, deps, fromId, request, nowMs));
    }
    case 'pass':
      life.nowMs += command.days * DAY_MS;
      await returnLapsedGifts(store, life.nowMs);
      return 'done';
  }
}
