// The kiosk's own signing key: made on the device, stored before it is first used, never leaving it.
import type { Entropy } from '#drivers/entropy.ts';
import { type SigningKey, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

/** The same key at every call on the same store. */
export const kioskKey = (store: Pick<KioskStore, 'keySeed'>, entropy: Entropy): SigningKey =>
  signingKeyFromSeed(store.keySeed(() => entropy.bytes(32)));
