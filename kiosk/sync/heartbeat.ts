// Every 20 seconds, and at once at the start: the kiosk's state up; cards, tables and commands down.
import type { Clock } from '#drivers/clock.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import type { HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import type { KioskId } from '#ledger/contract/ids.ts';
import type { Enrolment, KioskStore } from '../store/kiosk-store.ts';
import { applyDocuments } from './apply-documents.ts';
import type { HeartbeatReply, LedgerClient } from './ledger-client.ts';
import type { Log } from './log.ts';
import { pauseOn } from './pause.ts';

export type HeartbeatDeps = Readonly<{
  store: KioskStore;
  client: Pick<LedgerClient, 'heartbeat'>;
  clock: Clock;
  enrolment: Enrolment;
  softwareVersion: string;
  /** What this cabinet's cashbox holds; told only where it was set. */
  cashboxCoinsMax?: number | undefined;
  log: Log;
  signal: AbortSignal;
  acceptors(): HeartbeatRequest['acceptors'];
  /** A coin table to propose; told again only when it has changed. */
  tableProposal(): CoinTableProposal | undefined;
  replied(reply: HeartbeatReply): void;
  /** A card, table, command, name or hold period is new in the store. */
  documentsChanged(): void;
}>;

export interface Heartbeat {
  /** Beats within 250 ms, because there is something to tell (an acceptor was found). */
  beatNow(): void;
  readonly done: Promise<void>;
}

/** Starts beating; it goes on until `signal` aborts. */
export function startHeartbeat(deps: HeartbeatDeps): Heartbeat {
  const { store, client, clock, enrolment, log, signal } = deps;
  const pause = pauseOn(clock, signal);
  let isWanted = false;
  let failures = 0;
  let answeredProposal: string | undefined;

  const request = (tableProposal: CoinTableProposal | undefined): HeartbeatRequest => {
    const cardNumber = store.rateCard()?.number;
    return {
      kioskId: enrolment.kioskId as KioskId, // Brand: the certificate named it.
      kioskEpoch: enrolment.kioskEpoch,
      counter: store.nextHeartbeat(),
      softwareVersion: deps.softwareVersion,
      acceptors: deps.acceptors(),
      unsentRecords: store.outbox().unsentRecords,
      ...(deps.cashboxCoinsMax !== undefined && { cashboxCoinsMax: deps.cashboxCoinsMax }),
      ...(cardNumber !== undefined && { cardNumber }),
      ...(tableProposal && { tableProposal }),
    };
  };
  const beat = async (): Promise<boolean> => {
    const proposal = deps.tableProposal();
    const proposalText = JSON.stringify(proposal);
    const isNews = proposalText !== answeredProposal;
    const reply = await client.heartbeat(request(isNews ? proposal : undefined), enrolment);
    if (signal.aborted) return false;
    deps.replied(reply);
    if (reply.kind === 'clock-corrected' && failures === 0) isWanted = true;
    if (reply.kind !== 'answered') {
      log('debug', 'a heartbeat was not answered', { ...reply });
      return false;
    }
    answeredProposal = proposalText;
    const nowMs = clock.nowMs();
    if (applyDocuments(reply.answer, enrolment, { store, log, nowMs })) deps.documentsChanged();
    return true;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      isWanted = false;
      let isAnswered = false;
      try {
        isAnswered = await beat();
      } catch (error) {
        log('warn', 'a heartbeat could not be made', { error: String(error) });
      }
      failures = isAnswered ? 0 : failures + 1;
      await clock.sleep(BEAT_INTERVAL_MIN_MS, signal);
      if (!isWanted) await pause.wait(isAnswered ? BEAT_INTERVAL_MS : failedWaitMs(failures));
    }
  };

  return {
    beatNow: () => {
      if (isWanted) return;
      isWanted = true;
      pause.wake();
    },
    done: run(),
  };
}

/** The first answer after a start matters, tables and prices come with it: 1, 2, 4, 8, 16, 20 s. */
const failedWaitMs = (failures: number): number =>
  Math.min(1_000 * 2 ** Math.min(failures - 1, 10), BEAT_INTERVAL_MS);

const BEAT_INTERVAL_MS = 20_000;
/** However often there is something to tell. */
const BEAT_INTERVAL_MIN_MS = 250;
