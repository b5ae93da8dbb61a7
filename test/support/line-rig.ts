// What the rigs of all protocols share: a line in memory, a clock moved by hand, a store that can fail, a host that can die.
import { handMovedClock } from '#drivers/clock.ts';
import type {
  AcceptorHost,
  AcceptorPosition,
  AcceptorReport,
  AcceptorState,
  CoinAcceptor,
  CreditEvent,
} from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import type { OpenedLine, OpenLine } from '#drivers/line/serial-line.ts';

export type LineRig = ReturnType<typeof lineRig>;

/** A rig with nothing on its line yet: `start` gives it an acceptor and a device, and the clock stands still. */
export function lineRig(table: CoinTable | undefined) {
  const clock = handMovedClock();
  const entropy = seededEntropy(1);
  let alive = { now: false };
  let boot: () => CoinAcceptor;
  const rig = {
    clock,
    table,
    position: undefined as AcceptorPosition | undefined,
    reports: [] as AcceptorReport[],
    states: [] as AcceptorState[],
    /** Alarms, with what was said on the line before them. */
    warnings: [] as {
      message: string;
      wire: readonly string[];
      fields: Record<string, unknown>;
    }[],
    isStoreBroken: false,
    /** What was stored cannot be read. */
    isStoreClosed: false,
    /** `after`: stored, but the answer was lost. */
    breaksStore: 'before' as 'before' | 'after',
    /** A slow disk: what a commit waits for. */
    storing: undefined as (() => Promise<void>) | undefined,
    /** Called after a commit and before the acceptor hears of it. */
    committed: (): void => {},
    isPlugged: true,
    /** What the system answers instead of opening the line. */
    instead: undefined as OpenedLine | undefined,
    acceptor: undefined as unknown as CoinAcceptor,
    line: undefined as MemoryLine | undefined,
    events: (): CreditEvent[] => rig.reports.flatMap((report) => report.events),
    /** Reports with something in them: others only note whether the slot may be open. */
    news: (): AcceptorReport[] => rig.reports.filter(({ events }) => events.length > 0),
    coins: (): number[] => rig.events().flatMap((e) => (e.kind === 'coin' ? [e.position] : [])),
    gaps: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'gap'),
    rejects: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'reject'),
    unplug: () => {
      rig.isPlugged = false;
      void rig.line?.device.close();
    },
    replug: () => {
      rig.isPlugged = true;
    },
    /** A promise that needs time to come true, and the time it needs. */
    async during<T>(work: Promise<T>, ms = 3000): Promise<T> {
      await clock.advance(ms);
      return work;
    },
    /** Lets the device be met and opens its slot. */
    open: async () => {
      await clock.advance(3000);
      const opened = await rig.during(rig.acceptor.accept());
      if (!opened.ok) throw new Error(`the slot did not open: ${opened.reason}`);
    },
    /** The controller dies as if by SIGKILL and starts again with what it had stored. */
    crash: () => {
      alive.now = false;
      void rig.line?.device.close();
      rig.acceptor = boot();
    },
    /** `serve` is the device on one line, for as long as it is open. */
    start: (
      create: (openLine: OpenLine, host: AcceptorHost) => CoinAcceptor,
      serve: (line: MemoryLine) => Promise<void>,
    ) => {
      boot = () => {
        const mine = { now: true };
        alive = mine;
        const openLine: OpenLine = async () => {
          if (rig.instead) return rig.instead;
          if (!rig.isPlugged || !mine.now) {
            return { ok: false, fault: 'missing', sentence: 'the line is not there' };
          }
          const line = memoryLine();
          rig.line = line;
          void serve(line);
          return { ok: true, line: line.host };
        };
        return create(openLine, hostOf(mine));
      };
      rig.acceptor = boot();
    },
  };

  const hostOf = (mine: { now: boolean }): AcceptorHost => ({
    clock,
    entropy,
    tableFor: () => rig.table,
    lastPosition: (acceptorId) => {
      if (rig.isStoreBroken || rig.isStoreClosed) throw new Error('the store is closed');
      return rig.position?.acceptorId === acceptorId ? rig.position : undefined;
    },
    commit: async (report) => {
      if (!mine.now) return new Promise(() => {});
      await rig.storing?.();
      if (!mine.now) return new Promise(() => {});
      if (rig.isStoreBroken && rig.breaksStore === 'before') throw new Error('the disk is full');
      rig.position = report.position;
      rig.reports.push(report);
      if (rig.isStoreBroken) throw new Error('stored, but the answer was lost');
      rig.committed();
      if (!mine.now) return new Promise(() => {});
    },
    stateChanged: (state) => {
      if (mine.now) rig.states.push(state);
    },
    log: (level, message, fields = {}) => {
      if (level !== 'warn') return;
      rig.warnings.push({ message, wire: (fields['wire'] ?? []) as readonly string[], fields });
    },
  });
  return rig;
}
