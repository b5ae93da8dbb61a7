// Rate cards, coin tables and commands from the ledger: believed only when it signed them, applied only when newer.
import { isDeepStrictEqual } from 'node:util';
import type { HeartbeatAnswer } from '#ledger/contract/kiosk-documents.ts';
import { isFromLedger } from '../enrolment/ledger-trust.ts';
import type { Enrolment, KioskStore } from '../store/kiosk-store.ts';
import type { Log } from './log.ts';

/** Stores what is new, each with its journal record; true when anything changed. */
export function applyDocuments(
  answer: HeartbeatAnswer,
  enrolment: Enrolment,
  { store, log, nowMs }: Readonly<{ store: KioskStore; log: Log; nowMs: number }>,
): boolean {
  const isBelieved = (document: { type: string; kid: string; signature: string }): boolean => {
    const isSigned = isFromLedger(enrolment, document);
    if (!isSigned) log('warn', 'a document is not signed by our ledger', { type: document.type });
    return isSigned;
  };
  const isForUs = ({ kioskId }: { kioskId: string }): boolean => kioskId === enrolment.kioskId;

  let hasNews = false;
  const { rateCard, coinTables, commands } = answer;
  if (rateCard && isBelieved(rateCard)) hasNews = store.saveRateCard(rateCard, nowMs);
  for (const table of coinTables) {
    if (isBelieved(table)) hasNews = store.saveCoinTable(table, nowMs) || hasNews;
  }
  for (const command of commands.toSorted((a, b) => a.number - b.number)) {
    if (isForUs(command) && isBelieved(command)) {
      hasNews = store.saveCommand(command, nowMs) || hasNews;
    }
  }
  const { kioskName, holdPeriodMs, holdPeriodsMs } = answer;
  const profile = { kioskName, holdPeriodMs, ...(holdPeriodsMs && { holdPeriodsMs }) };
  if (!isDeepStrictEqual(store.profile(), profile)) {
    store.saveProfile(profile);
    hasNews = true;
  }
  return hasNews;
}
