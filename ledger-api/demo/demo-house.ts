// HOUSE=demo: a kiosk, a shop, two operators, the table of the emulated acceptor and sample rates, made again only where they are missing.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Ledger } from '../api.ts';
import type { KioskId } from '../contract/ids.ts';
import { approveCoinTable } from '../use-cases/approve-coin-table.ts';
import { issueEnrolmentToken } from '../use-cases/enrol-kiosk.ts';
import { publishRateCard } from '../use-cases/publish-rate-card.ts';
import { registerKiosk } from '../use-cases/register-kiosk.ts';
import { SAMPLE_RATES } from '../use-cases/sample-rates.ts';
import { type DemoStaff, openDemoStaff } from './demo-staff.ts';
import { EMULATED_TABLES } from './emulated-coins.ts';

export type DemoHouse = Readonly<{
  staff: DemoStaff;
  /** What has to be looked after as time passes: a fresh rate card, an enrolment token while one is needed. */
  lookAfter(): Promise<void>;
}>;

/** Makes what is missing of the demo house; the enrolment token goes to the file `tokenPath`. */
export async function openDemoHouse(ledger: Ledger, tokenPath: string): Promise<DemoHouse> {
  const kioskId = await findOrRegisterKiosk(ledger);
  for (const table of EMULATED_TABLES) {
    await approveCoinTable(
      { store: ledger.store, signingKey: ledger.keys.signing, isDemoHouse: true },
      { ...table, approvedBy: 'demo house' },
      ledger.clock.nowMs(),
    );
  }
  let tokenExpiresAtMs = 0;
  const house = {
    staff: await openDemoStaff(ledger),
    lookAfter: async () => {
      await keepRates(ledger);
      tokenExpiresAtMs = await keepToken(ledger, kioskId, tokenPath, tokenExpiresAtMs);
    },
  };
  await house.lookAfter();
  return house;
}

async function findOrRegisterKiosk(ledger: Ledger): Promise<KioskId> {
  const kiosks = await ledger.store.read((books) => books.kiosks.list());
  const known = kiosks.find((kiosk) => kiosk.name === KIOSK_NAME);
  if (known) return known.id;
  const id = ledger.entropy.uuid(ledger.clock.nowMs()) as KioskId;
  await registerKiosk(ledger.store, { id, name: KIOSK_NAME });
  return id;
}

/** A card lives 24 hours, so that a new one each 12 leaves kiosks half a day to fetch it. */
async function keepRates(ledger: Ledger): Promise<void> {
  const nowMs = ledger.clock.nowMs();
  const newest = await ledger.store.read((books) => books.paperwork.newestRateCard());
  if (newest && Date.parse(newest.validUntil) - nowMs > RATES_RENEWED_BEFORE_MS) return;
  await publishRateCard(
    { store: ledger.store, signingKey: ledger.keys.signing },
    { rates: SAMPLE_RATES, policy: 'fixed-at-deposit', isSample: true },
    nowMs,
  );
}

/**
 * A token lies in the file until the kiosk has used its new key once: an answer to an enrolment can be lost. Answers
 * when the token in the file expires.
 */
async function keepToken(
  ledger: Ledger,
  kioskId: KioskId,
  tokenPath: string,
  expiresAtMs: number,
): Promise<number> {
  const nowMs = ledger.clock.nowMs();
  const kiosk = await ledger.store.read((books) => books.kiosks.find(kioskId));
  const isInUse = kiosk !== undefined && (kiosk.heartbeatCounter > 0 || kiosk.lastBatchSeq > 0);
  if (isInUse) rmSync(tokenPath, { force: true });
  if (isInUse || nowMs < expiresAtMs - TOKEN_RENEWED_BEFORE_MS) return expiresAtMs;
  const deps = {
    store: ledger.store,
    signingKey: ledger.keys.signing,
    entropy: ledger.entropy,
  };
  const issued = await issueEnrolmentToken(deps, kioskId, nowMs);
  if (!issued.ok) return expiresAtMs;
  writeFileSync(`${tokenPath}.new`, `${issued.token}\n`, { mode: 0o600 });
  renameSync(`${tokenPath}.new`, tokenPath);
  return issued.expiresAtMs;
}

const KIOSK_NAME = 'Demo kiosk';
const RATES_RENEWED_BEFORE_MS = 12 * 3_600_000;
const TOKEN_RENEWED_BEFORE_MS = 60_000;
