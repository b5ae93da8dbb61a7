// The coin table on its way: proposed by a kiosk, approved by a person with test coins, signed by the ledger.
import { z } from 'zod';
import { Base64Url, Instant } from './ids.ts';
import { Currency, PositiveMinorText } from './money.ts';

/** `{manufacturer}/{product}/{serial}`: the one acceptor that a table is for. */
const AcceptorId = z.string().min(1).max(200);
const Position = z.int().min(1).max(255);
const CoinId = z.string().min(1).max(20);
const POSITIONS_MAX = 32;
/** Where a sorter sends a coin. */
const SorterPath = z.int().min(1).max(8);

/** One of the memories of an acceptor that has several: in another one the same positions mean other coins. */
export const CoinBank = z.int().min(0).max(255);

/** One coin that is money: at this position the acceptor must name exactly this identifier. */
export const TablePosition = z.strictObject({
  position: Position,
  coinId: CoinId,
  currency: Currency,
  faceMinor: PositiveMinorText,
  /** Absent: wherever the acceptor sends it. */
  path: SorterPath.optional(),
});
export type TablePosition = z.infer<typeof TablePosition>;

/** How many coins a person dropped at a position and saw recognised. */
export const TestCoins = z.strictObject({ position: Position, count: z.int().min(1).max(1_000) });
export type TestCoins = z.infer<typeof TestCoins>;

/** Why coins that look alike may be taken by one acceptor all the same. */
export const LookAlikeNote = z
  .string()
  .max(500)
  .refine((note) => note.trim().length >= 10, 'must say why, in 10 letters or more');

/** An approved coin table, bound to one acceptor's identity. */
export const SignedCoinTable = z.strictObject({
  type: z.literal('coin-table'),
  /** Rises by one with each table for this acceptor. */
  number: z.int().min(1),
  acceptorId: AcceptorId,
  /** Absent where the acceptor has no banks, and in tables that were signed before they were written down. */
  bank: CoinBank.optional(),
  positions: z.array(TablePosition).max(POSITIONS_MAX),
  approvedBy: z.string().max(60),
  approvedAt: Instant,
  /** The rest of the approval record; absent for the emulated acceptor, which has no coins to drop. */
  testCoins: z.array(TestCoins).max(POSITIONS_MAX).optional(),
  lookAlikeNote: LookAlikeNote.optional(),
  kid: z.string().regex(/^[0-9a-f]{16}$/),
  signature: Base64Url,
});
export type SignedCoinTable = z.infer<typeof SignedCoinTable>;

/** What `npm run kiosk -- --capture` writes and a person completes. Nothing in it is money until it is approved. */
export const CoinTableProposal = z.strictObject({
  type: z.literal('coin-table-proposal'),
  acceptorId: AcceptorId,
  capturedAt: Instant,
  /** The coin bank that was in use when the coins were read. */
  bank: CoinBank.optional(),
  positions: z
    .array(
      z.strictObject({
        position: Position,
        coinId: CoinId,
        /** Absent where the identifier says nothing: to be filled in. */
        currency: Currency.optional(),
        faceMinor: PositiveMinorText.optional(),
        /** To be added where the coin must take one path of a sorter. */
        path: SorterPath.optional(),
        /** Other values that makers mean by the same identifier. */
        orFaceMinor: z.array(PositiveMinorText).max(4).optional(),
        /** 0 until a person has dropped this coin and confirms the value: only then it can be approved. */
        testCoins: z.int().min(0).max(1_000),
      }),
    )
    .max(POSITIONS_MAX),
  lookAlikeNote: LookAlikeNote.optional(),
});
export type CoinTableProposal = z.infer<typeof CoinTableProposal>;

/** The part of a proposal that a person has confirmed with test coins. */
export function confirmedPart({
  bank,
  positions,
}: Pick<CoinTableProposal, 'bank' | 'positions'>): Readonly<{
  bank?: number;
  positions: TablePosition[];
  testCoins: TestCoins[];
}> {
  const confirmed = positions.flatMap(
    ({ position, coinId, currency, faceMinor, path, testCoins }) => {
      if (testCoins === 0 || currency === undefined || faceMinor === undefined) return [];
      const coin = { position, coinId, currency, faceMinor, ...(path !== undefined && { path }) };
      return [{ coin, count: testCoins }];
    },
  );
  return {
    ...(bank !== undefined && { bank }),
    positions: confirmed.map(({ coin }) => coin),
    testCoins: confirmed.map(({ coin: { position }, count }) => ({ position, count })),
  };
}

type BankedCoins = Readonly<{ bank?: number | undefined; positions: readonly TablePosition[] }>;

/** Whether two tables make the same coins money, in whatever order, in the same coin bank and by the same sorter paths. */
export const isSameCoins = (one: BankedCoins, other: BankedCoins): boolean =>
  one.bank === other.bank && coinKeys(one) === coinKeys(other);

const coinKeys = ({ positions }: BankedCoins): string =>
  positions
    .map(({ position, coinId, currency, faceMinor, path }) =>
      JSON.stringify([position, coinId, currency, faceMinor, path]),
    )
    .sort()
    .join();
