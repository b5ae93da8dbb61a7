// A kiosk says that it lives and hears what is in force: rate card, coin tables, commands.
import { instantText } from '../contract/ids.ts';
import type { HeartbeatAnswer, HeartbeatRequest } from '../contract/kiosk-documents.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { keepProposal } from './propose-coin-table.ts';

export type HeartbeatResult =
  | { ok: true; answer: HeartbeatAnswer }
  | { ok: false; error: 'unknown-kiosk' | 'counter-not-rising' };

/** Answers a heartbeat whose signature was verified; one that is replayed is refused by its counter. */
export function answerHeartbeat(
  { store, holdPeriods }: Readonly<{ store: LedgerStore; holdPeriods: HoldPeriods }>,
  heartbeat: HeartbeatRequest,
  nowMs: number,
): Promise<HeartbeatResult> {
  return store.transact(async (books) => {
    const kiosk = await books.kiosks.find(heartbeat.kioskId);
    if (!kiosk || kiosk.kioskEpoch !== heartbeat.kioskEpoch) {
      return { ok: false, error: 'unknown-kiosk' };
    }
    if (heartbeat.counter <= kiosk.heartbeatCounter) {
      return { ok: false, error: 'counter-not-rising' };
    }
    const heartbeatCounter = heartbeat.counter;
    const { softwareVersion, acceptors, unsentRecords, cashboxCoinsMax } = heartbeat;
    const health = {
      softwareVersion,
      acceptors,
      unsentRecords,
      ...(cashboxCoinsMax !== undefined && { cashboxCoinsMax }),
    };
    await books.kiosks.save({ ...kiosk, heartbeatCounter, lastSeenAtMs: nowMs, health });
    if (heartbeat.tableProposal) await keepProposal(books, kiosk, heartbeat.tableProposal, nowMs);

    const tables = await Promise.all(
      heartbeat.acceptors.map(
        ({ acceptorId }) => acceptorId && books.paperwork.newestCoinTable(acceptorId),
      ),
    );
    const rateCard = await books.paperwork.newestRateCard();
    const command = await books.paperwork.newestCommand(kiosk.id);
    return {
      ok: true,
      answer: {
        serverTime: instantText(nowMs),
        kioskName: kiosk.name,
        holdPeriodMs: holdPeriods.defaultMs,
        ...(Object.keys(holdPeriods.byCurrency).length > 0 && {
          holdPeriodsMs: holdPeriods.byCurrency,
        }),
        ...(rateCard && { rateCard }),
        coinTables: tables.filter((table) => typeof table === 'object'),
        commands: command ? [command] : [],
      },
    };
  });
}
