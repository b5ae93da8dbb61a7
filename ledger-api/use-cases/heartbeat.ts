// A kiosk says that it lives and hears what is in force: rate card, coin tables, commands.
import { canonicalText } from '../contract/canonical-json.ts';
import { instantText } from '../contract/ids.ts';
import type { HeartbeatAnswer, HeartbeatRequest } from '../contract/kiosk-documents.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { KioskHealth } from '../store/port/kiosks.ts';
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
    if (!tellsTheSame(kiosk.health, health)) {
      const { id: kioskId, kioskEpoch } = kiosk;
      await books.kiosks.addTelling(
        { kioskId, kioskEpoch, heartbeatCounter, atMs: nowMs, softwareVersion, acceptors },
        nowMs - TELLINGS_KEPT_MS,
      );
    }
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

type Told = Pick<KioskHealth, 'softwareVersion' | 'acceptors'>;

/** What changes with every coin, as the records not yet sent, is no change of how a kiosk stands. */
const tellsTheSame = (before: Told | undefined, now: Told): boolean =>
  before !== undefined && toldText(before) === toldText(now);

const toldText = ({ softwareVersion, acceptors }: Told): string =>
  canonicalText({ softwareVersion, acceptors });

const TELLINGS_KEPT_MS = 400 * 86_400_000;
