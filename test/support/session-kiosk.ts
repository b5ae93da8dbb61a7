// A deposit session on a memory store and a hand-moved clock, with a slot that obeys, refuses or keeps silent.
import type {
  AcceptorPosition,
  AcceptorReport,
  CreditEvent,
  SlotAnswer,
} from '#drivers/coin-acceptor.ts';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { runSession, type SessionRunner } from '#kiosk/deposit/run-session.ts';
import type { KioskStore, NewRecord } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { aPosition, AT_MS, sealingKey } from './kiosk-records.ts';

export interface SessionKiosk {
  readonly store: KioskStore;
  readonly clock: HandMovedClock;
  readonly runner: SessionRunner;
  /** What the slot was told, in order. */
  readonly slotTold: string[];
  slotAnswer: SlotAnswer;
  /** Whether an acceptor that gets ready now is to open too. */
  isSlotWanted(): boolean;
  /** Kinds of the journal's records, in order. */
  kinds(): string[];
  bodies(kind: string): Record<string, unknown>[];
  touch(...touches: string[]): Promise<void>;
  /** Types the number and agrees: the slot is open afterwards. */
  open(number?: string): Promise<void>;
  report(events: readonly TestEvent[], isReconciled?: boolean): void;
  /** The process is killed: nothing of it runs on; the store stays. */
  kill(): void;
}

export type TestEvent =
  | { coin: string; minor: bigint; seq?: number }
  | { unknown: number }
  | { reject: 'refused' | 'jam' }
  | { gap: number };

type Options = {
  store?: KioskStore;
  clock?: HandMovedClock;
  card?: RateCard;
  seed?: string;
  slotAnswer?: SlotAnswer;
};

const positions = new WeakMap<KioskStore, AcceptorPosition>();

export function sessionKiosk(options: Options = {}): SessionKiosk {
  const store = options.store ?? memoryKioskStore();
  const clock = options.clock ?? handMovedClock(AT_MS);
  const life = new AbortController();
  const slotTold: string[] = [];
  let isSlotWanted = (): boolean => false;
  const told = (what: string) => (): Promise<SlotAnswer> => {
    slotTold.push(what);
    return Promise.resolve().then(() => kiosk.slotAnswer);
  };
  const runner = runSession({
    store,
    clock,
    entropy: seededEntropy(options.seed ?? 'session'),
    signal: life.signal,
    slot: {
      open: (_card, isWanted) => {
        isSlotWanted = isWanted;
        return told('open')();
      },
      inhibit: told('inhibit'),
      settle: told('settle'),
    },
    serverNowMs: () => clock.nowMs(),
    cardInForce: () => options.card,
    sealingKey: () => sealingKey.publicKey,
    issueReceipt: (deposit, { closedSeq }) => ({
      receiptCode: '7F3Q92KDM4',
      receiptText: `receipt of ${deposit.sessionId}`,
      availableFrom: '2026-11-29T09:30:00.000Z',
      closedSeq,
    }),
    recorded: () => {},
    changed: () => {},
    log: () => {},
  });

  const toEvent = (event: TestEvent, creditSeq: bigint): CreditEvent => {
    if ('gap' in event) return { kind: 'gap', lostCount: event.gap, reason: 'credits-lost' };
    if ('reject' in event) return { kind: 'reject', creditSeq, code: 1, cause: event.reject };
    if ('unknown' in event)
      return { kind: 'coin', creditSeq, position: event.unknown, route: 0, value: undefined };
    const value = { currency: event.coin, faceMinor: event.minor };
    return {
      kind: 'coin',
      creditSeq: BigInt(event.seq ?? creditSeq),
      position: 4,
      route: 0,
      value,
    };
  };
  const journal = (): readonly NewRecord[] => store.nextRecords(100_000, 1e9).records;

  const kiosk: SessionKiosk = {
    store,
    clock,
    runner,
    slotTold,
    isSlotWanted: () => isSlotWanted(),
    slotAnswer: options.slotAnswer ?? { ok: true },
    kinds: () => journal().map(({ kind }) => kind),
    bodies: (kind) => journal().flatMap((record) => (record.kind === kind ? [record.body] : [])),
    touch: async (...touches) => {
      for (const what of touches) {
        runner.touch(
          /^\d$/.test(what) ? { do: 'digit', digit: what } : { do: what as 'start' }, // The caller names a touch.
        );
      }
      await clock.advance(0);
    },
    open: async (number = '01012345678') =>
      kiosk.touch('start', ...number.split(''), 'confirm-number', 'agree'),
    report: (events, isReconciled = false) => {
      const last = positions.get(store) ?? aPosition(0);
      const own = events.map((event, i) => toEvent(event, last.creditSeq + BigInt(i + 1)));
      const position = aPosition(Number(last.creditSeq) + events.length);
      const report: AcceptorReport = { position, events: own, isReconciled };
      runner.storeReport(report);
      positions.set(store, position);
    },
    kill: () => life.abort(),
  };
  return kiosk;
}
