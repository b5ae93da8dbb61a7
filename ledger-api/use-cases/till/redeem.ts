// Codes at the till become redemptions; those that come at the same time are decided and written together.
import type { Entropy } from '#drivers/entropy.ts';
import type { RedemptionId, ShopId, ShopKeyId, WalletId } from '../../contract/ids.ts';
import { availablePoints } from '../../ledger/account.ts';
import { startRedemption } from '../../ledger/authorise-redemption.ts';
import type { Lot } from '../../ledger/lot.ts';
import {
  AUTHORISATION_LIFE_MAX_MS,
  type Redemption,
  type RedemptionStep,
} from '../../ledger/redemption.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { RedemptionCode } from '../../store/port/redemptions.ts';
import type { Shop } from '../../store/port/staff.ts';
import { together } from '../together.ts';
import { type Ground, writeSteps } from './write-step.ts';

export type RedeemCommand = Readonly<{
  shopId: ShopId;
  keyId: ShopKeyId;
  codeHash: string;
  points: bigint;
  orderId: string;
  isCapturedAtOnce: boolean;
  /** An authorisation lapses then; at the latest after seven days. */
  lapseAfterMs: number | undefined;
}>;

export type RedeemResult =
  | { ok: true; redemption: Redemption }
  | { ok: false; error: 'order-exists'; id: RedemptionId }
  | { ok: false; error: 'redemption-code-wrong' | 'insufficient-points' };

/**
 * Begins a redemption, and captures it when the till asks for it. The code is used up unless the redemption is refused.
 * Wrong, used, expired and foreign codes answer alike. Part of the caller's transaction.
 */
export async function redeem(
  books: WritingBooks,
  entropy: Entropy,
  command: RedeemCommand,
  nowMs: number,
): Promise<RedeemResult> {
  const facts = await readForRedeeming(books, [command]);
  return (await redeemTogether(books, entropy, [command], facts, nowMs))[0]!;
}

/** The same for many, as if one came after the other: `facts` were read for them, in this transaction, and are used up. */
export async function redeemTogether(
  books: WritingBooks,
  entropy: Entropy,
  commands: readonly RedeemCommand[],
  facts: RedeemFacts,
  nowMs: number,
): Promise<readonly RedeemResult[]> {
  const used: RedemptionCode[] = [];
  const steps: RedemptionStep[] = [];
  const results = commands.map((command): RedeemResult => {
    const { codeHash, ...asked } = command;
    const known = facts.orders.get(orderKey(command));
    if (known) return { ok: false, error: 'order-exists', id: known.id };
    const shop = facts.shops.get(command.shopId);
    const code = facts.codes.get(codeHash);
    // A wallet has one code: when it is used here, its other form is, too.
    if (!shop || !code || code.expiresAtMs <= nowMs || used.includes(code)) {
      return { ok: false, error: 'redemption-code-wrong' };
    }
    const started = startRedemption(
      {
        ...asked,
        id: entropy.uuid(nowMs) as RedemptionId,
        walletId: code.walletId,
        lapseAfterMs: asked.lapseAfterMs ?? AUTHORISATION_LIFE_MAX_MS,
        feePolicyVersion: shop.feePolicyVersion,
        openedAtMs: nowMs,
      },
      facts.lots.get(code.walletId) ?? [],
      code.ceilingPoints,
    );
    // The rule refuses a beginning for no other reason.
    if (!started.ok) return { ok: false, error: 'insufficient-points' };
    used.push(code);
    steps.push(started.step);
    const { redemption } = started.step;
    facts.orders.set(orderKey(command), redemption);
    return { ok: true, redemption };
  });
  await books.redemptions.useCodes(used);
  await writeSteps(
    books,
    steps.map((step) => ({ before: undefined, step })),
    nowMs,
    facts.ground,
  );
  return results;
}

export type RedeemFacts = Readonly<{
  orders: Map<string, Redemption>;
  /** By the hash of either form. */
  codes: ReadonlyMap<string, RedemptionCode>;
  shops: ReadonlyMap<ShopId, Shop>;
  lots: ReadonlyMap<WalletId, readonly Lot[]>;
  ground: Ground;
}>;

/** Reads all that these commands depend on. */
export async function readForRedeeming(
  { redemptions, staff, holds, transfers, wallets }: ReadingBooks,
  commands: readonly RedeemCommand[],
): Promise<RedeemFacts> {
  const shopIds = new Set(commands.map((one) => one.shopId));
  const [orders, codes, shops] = await together([
    redemptions.ofOrders(commands),
    redemptions.codes(commands.map((one) => one.codeHash)),
    staff.shopsNamed([...shopIds]),
  ]);
  const walletIds = [...new Set(codes.map((code) => code.walletId))];
  // What the writing begins from is asked for along with what is decided on: one round trip for both.
  const [lots, balances, standings] = await together([
    holds.openLotsOf(walletIds),
    transfers.balances(walletIds.map(availablePoints)),
    wallets.standings(walletIds),
  ]);
  return {
    orders: new Map(orders.map((one) => [orderKey(one), one])),
    codes: new Map(codes.flatMap((one) => [one.typedHash, one.scannedHash].map((h) => [h, one]))),
    shops: new Map(shops.map((shop) => [shop.id, shop])),
    lots: Map.groupBy(lots, (lot) => lot.walletId),
    ground: { balances, standings },
  };
}

const orderKey = ({ shopId, orderId }: Readonly<{ shopId: ShopId; orderId: string }>): string =>
  `${shopId} ${orderId}`;
