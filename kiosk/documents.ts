// What the ledger has told this kiosk, read from the store once and kept until it changes.
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { Enrolment, KioskProfile, KioskStore } from './store/kiosk-store.ts';

export type Documents = Readonly<{
  enrolment: Enrolment | undefined;
  /** The newest card, in force or not. */
  card: RateCard | undefined;
  profile: KioskProfile;
  isDisabled: boolean;
  /** Number of the operator's last order to restart. */
  restartNumber: number;
  /** Raw X25519 key that phone numbers are sealed to. */
  sealingKey: Uint8Array | undefined;
}>;

/** Reads everything again. */
export function readDocuments(store: KioskStore): Documents {
  const enrolment = store.enrolment();
  const command = store.lastCommand();
  const sealing = enrolment?.ledgerKeys.find(({ use, alg }) => use === 'seal' && alg === 'x25519');
  return {
    enrolment,
    card: store.rateCard(),
    profile: store.profile() ?? { kioskName: '', holdPeriodMs: HOLD_PERIOD_MS },
    isDisabled: command?.command === 'disable',
    restartNumber: command?.command === 'restart' ? command.number : 0,
    sealingKey: sealing && new Uint8Array(Buffer.from(sealing.key, 'base64url')),
  };
}

/** The usual seven days, until the ledger has said otherwise. */
const HOLD_PERIOD_MS = 7 * 86_400_000;
