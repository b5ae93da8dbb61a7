// A small ledger with one enrolled kiosk, for the tests of the use cases: say what falls in, see what is booked.
import { createHash } from 'node:crypto';
import { seededEntropy } from '#drivers/entropy.ts';
import {
  type BatchEnvelope,
  batchBytes,
  FIRST_PREV_BATCH_HASH,
  type JournalRecord,
} from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { instantText, type KioskId, type WalletId } from '#ledger/contract/ids.ts';
import { openPhone, sealingKeyFromSeed, sealPhone } from '#ledger/contract/sealed-phone.ts';
import {
  sha256Hex,
  signBytes,
  type SigningKey,
  signingKeyFromSeed,
} from '#ledger/contract/signature.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { HoldPeriods } from '#ledger/ledger/policy/hold.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Balance } from '#ledger/store/port/transfers.ts';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { enrolKiosk, issueEnrolmentToken } from '#ledger/use-cases/enrol-kiosk.ts';
import type { Phones } from '#ledger/use-cases/phones.ts';
import { postBatch, type PostBatchResult, type SignedBatch } from '#ledger/use-cases/post-batch.ts';
import { publishRateCard } from '#ledger/use-cases/publish-rate-card.ts';
import { readWallet } from '#ledger/use-cases/read-wallet.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { ACCEPTOR_ID } from './books.ts';

export const START_MS = Date.UTC(2026, 10, 22);
export const DAY_MS = 24 * 60 * 60_000;
export const HOLD_MS = 7 * DAY_MS;
export const HOLD: HoldPeriods = { defaultMs: HOLD_MS, byCurrency: {} };
export const PHONE = '+821012345678';
export const KIOSK_ID = '018f0000-0000-7000-8000-000000000001' as KioskId;
export const SIGNING_KEY = signingKeyFromSeed(new Uint8Array(32).fill(1));
const SEALING_KEY = sealingKeyFromSeed(new Uint8Array(32).fill(2));

/** Positions of the emulated acceptor that the tests use, by the name of the coin. */
export const COINS = {
  KR010A: { position: 1, currency: 'KRW', faceMinor: '10' },
  KR100A: { position: 3, currency: 'KRW', faceMinor: '100' },
  KR500A: { position: 4, currency: 'KRW', faceMinor: '500' },
  US001A: { position: 5, currency: 'USD', faceMinor: '1' },
  US025A: { position: 8, currency: 'USD', faceMinor: '25' },
  JP100A: { position: 14, currency: 'JPY', faceMinor: '100' },
} as const;
export type CoinName = keyof typeof COINS;

/** Stands in for the real keys: as blind as a test needs. */
export const phones: Phones = {
  index: (e164) => new Uint8Array(createHash('sha256').update(`index ${e164}`).digest()),
  encrypt: (e164, rowId) => new TextEncoder().encode(`${rowId} ${e164}`),
  decrypt: (cipher) => new TextDecoder().decode(cipher).split(' ')[1]!,
};

/** A valid UUID whose last digits are `n`. */
export const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export type LedgerWorld = Awaited<ReturnType<typeof ledgerWorld>>;

/** Enrols the kiosk, approves the coins and publishes card 1, all at `START_MS`. */
export async function ledgerWorld(
  store: LedgerStore,
  { seed = 1, holdPeriods = HOLD }: Readonly<{ seed?: number; holdPeriods?: HoldPeriods }> = {},
) {
  const entropy = seededEntropy(seed);
  const deps = { store, entropy, phones, signingKey: SIGNING_KEY, holdPeriods };
  const postDeps = { ...deps, openPhone: (blob: Uint8Array) => openPhone(blob, SEALING_KEY) };
  const world = {
    store,
    deps,
    nowMs: START_MS,
    post: (signed: SignedBatch): Promise<PostBatchResult> =>
      postBatch(postDeps, signed, world.nowMs),
    publishCard: (rates = SAMPLE_RATES) =>
      publishRateCard(deps, { rates, policy: 'fixed-at-deposit', isSample: true }, world.nowMs),
    enrol: async (kioskId: KioskId = KIOSK_ID) => {
      await registerKiosk(store, { id: kioskId, name: 'Demo kiosk' });
      const issued = await issueEnrolmentToken(deps, kioskId, world.nowMs);
      if (!issued.ok) throw new Error(issued.error);
      const key = signingKeyFromSeed(entropy.bytes(32));
      const { publicKey } = key;
      const enrolled = await enrolKiosk(deps, { token: issued.token, publicKey }, world.nowMs);
      if (!enrolled.ok) throw new Error(enrolled.error);
      return testKiosk(kioskId, enrolled.kioskEpoch, () => world.nowMs, key);
    },
    sweep: () =>
      sweep({
        store,
        clock: { nowMs: () => world.nowMs } as never,
        holdPeriods,
        businessZone: 'Asia/Seoul',
      }),
    walletId: async (phone = PHONE): Promise<WalletId> => {
      const wallet = await store.read((books) => books.wallets.byPhone(phones.index(phone)));
      if (!wallet) throw new Error('this number has no wallet');
      return wallet.id;
    },
    wallet: async (phone = PHONE): Promise<Wallet> =>
      (await readWallet(deps, await world.walletId(phone)))!,
    /** Every account that is not zero, debit positive. */
    balances: async (): Promise<Record<string, bigint>> => {
      const rows = await store.read((books) => books.transfers.trialBalance());
      return balanceRecord(rows);
    },
    tasks: async (): Promise<string[]> =>
      (await store.read((books) => books.paperwork.tasks(1000))).map((task) => task.kind),
  };
  await approveCoinTable(
    { ...deps, isDemoHouse: true },
    {
      acceptorId: ACCEPTOR_ID,
      approvedBy: 'test',
      positions: Object.entries(COINS).map(([coinId, coin]) => ({ coinId, ...coin })),
    },
    START_MS,
  );
  await world.publishCard();
  return world;
}

const balanceRecord = (rows: readonly Balance[]): Record<string, bigint> =>
  Object.fromEntries(
    rows.filter((row) => row.balanceMinor !== 0n).map((row) => [row.account, row.balanceMinor]),
  );

export type TestKiosk = ReturnType<typeof testKiosk>;
type Draft = { kind: string; body: Record<string, unknown> };

/** A kiosk that numbers, chains, hashes and signs what it is told to say. Requests are another room's matter. */
export function testKiosk(
  kioskId: KioskId,
  kioskEpoch: number,
  now: () => number,
  key: SigningKey = signingKeyFromSeed(new Uint8Array(32).fill(3)),
) {
  let seq = 0;
  let batchSeq = 0;
  let prevBatchHash = FIRST_PREV_BATCH_HASH;
  let creditSeq = 0;
  const entropy = seededEntropy(`kiosk ${kioskId} ${kioskEpoch}`);
  const blobs = new Map<string, Uint8Array>();
  const kiosk = {
    kioskId,
    kioskEpoch,
    opened: (
      session: string,
      {
        phone = PHONE,
        cardNumbers = [1],
        ...more
      }: Record<string, unknown> & {
        phone?: string | undefined | null;
      } = {},
    ): Draft => {
      const body = { sessionId: session, termsVersion: 1, over14: true, lang: 'ko', cardNumbers };
      if (phone === null) return { kind: 'session-opened', body: { ...body, ...more } };
      const blob = sealPhone(phone, SEALING_KEY.publicKey, (n) => entropy.bytes(n));
      const phoneRef = sha256Hex(blob);
      blobs.set(phoneRef, blob);
      return { kind: 'session-opened', body: { ...body, phoneRef, ...more } };
    },
    coin: (
      name: CoinName,
      owner: { sessionId: string } | { pickupId: string },
      more: Record<string, unknown> = {},
    ): Draft => {
      creditSeq += 1;
      return {
        kind: 'coin',
        body: {
          ...owner,
          ...COINS[name],
          route: 0,
          acceptorId: ACCEPTOR_ID,
          acceptorEpoch: sha256Hex(kioskId).slice(0, 32),
          creditSeq: String(creditSeq),
          ...more,
        },
      };
    },
    closed: (session: string, totals: readonly unknown[], closedAtMs = now()): Draft => ({
      kind: 'session-closed',
      body: { sessionId: session, closedAt: instantText(closedAtMs), totals },
    }),
    /** The next batch in the chain; its change of the chain can be overwritten to misbehave. */
    batch: (drafts: readonly Draft[], wrong: Partial<BatchEnvelope['batch']> = {}): SignedBatch => {
      const firstSeq = seq + 1;
      const records: JournalRecord[] = drafts.map((draft, i) => ({
        seq: firstSeq + i,
        at: instantText(now()),
        ...draft,
      }));
      batchSeq += 1;
      seq += records.length;
      const batch = {
        kioskId,
        kioskEpoch,
        batchSeq,
        prevBatchHash,
        firstSeq,
        lastSeq: seq,
        createdAt: instantText(now()),
        records,
        ...wrong,
      };
      const refs = records.flatMap((record) => record.body.phoneRef ?? []) as string[];
      const sealed = Object.fromEntries(
        refs.flatMap((ref) => {
          const blob = blobs.get(ref);
          return blob ? [[ref, Buffer.from(blob).toString('base64url')]] : [];
        }),
      );
      const envelope = { batch, sealed };
      const batchHash = sha256Hex(batchBytes(batch));
      prevBatchHash = batchHash;
      const signature = signBytes(key, Buffer.from(batchHash, 'hex'));
      return { envelope, batchHash, bytes: canonicalBytes(envelope), signature };
    },
  };
  return kiosk;
}

/** Totals as a kiosk names them when it closes a session with these coins. */
export function totalsOf(names: readonly CoinName[]) {
  const byCurrency = Object.groupBy(names, (name) => COINS[name].currency);
  return Object.entries(byCurrency).map(([currency, coins]) => ({
    currency,
    amountMinor: String(coins.reduce((sum, name) => sum + BigInt(COINS[name].faceMinor), 0n)),
    count: coins.length,
  }));
}

/** A whole session as records: opened, its coins, closed. */
export const wholeSession = (
  kiosk: TestKiosk,
  session: string,
  names: readonly CoinName[],
  options: Parameters<TestKiosk['opened']>[1] = {},
): Draft[] => [
  kiosk.opened(session, options),
  ...names.map((name) => kiosk.coin(name, { sessionId: session })),
  kiosk.closed(session, totalsOf(names)),
];
