// Coins that come without a session: they wait under a pickup code, shown on the screen while they come.
import type { Entropy } from '#drivers/entropy.ts';
import { crockford } from '#ledger/contract/crockford.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import type { NewRecord } from '../store/kiosk-store.ts';

/** Twelve Crockford characters are 60 bits. Only their hash is ever stored. */
export type Pickup = Readonly<{ pickupId: string; code: string }>;

/** A pickup that coins without a session join until it has been quiet for `UNCLAIMED_QUIET_MS`. */
export type UnclaimedPickup = Pickup & Readonly<{ shownUntilMs: number }>;

export const UNCLAIMED_QUIET_MS = 60_000;
const CODE_CHARACTERS = 12;

export const newPickup = (entropy: Entropy, nowMs: number): Pickup => ({
  pickupId: entropy.uuid(nowMs),
  code: crockford(entropy.bytes(8), CODE_CHARACTERS),
});

/** Written before the first coin that names it; with a session for a deposit without a number. */
export const pickupRecord = ({ pickupId, code }: Pickup, sessionId?: string): NewRecord => ({
  kind: 'pickup-code',
  body: { pickupId, codeHash: sha256Hex(code), ...(sessionId !== undefined && { sessionId }) },
});
