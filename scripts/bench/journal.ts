// The kiosk's own journal on this disk, as far as coins go into it.
import { join } from 'node:path';
import type { Clock } from '#drivers/clock.ts';
import type { AcceptorHost, AcceptorReport } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { createCreditDesk } from '#kiosk/deposit/credit-desk.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';

export type Journal = Readonly<{
  /** Durable when it returns. */
  store(report: AcceptorReport): void;
  lastPosition: AcceptorHost['lastPosition'];
  /** What a kiosk does from a timer. */
  checkpoint(): void;
  close(): void;
}>;

/** A new journal in `folder`; coins belong to nobody yet, as without a session. */
export function openJournal(folder: string, clock: Clock): Journal {
  const store = openSqliteKioskStore(join(folder, 'kiosk.db'));
  const desk = createCreditDesk({ store, clock, entropy: systemEntropy, log: () => {} });
  return {
    store: (report) => void desk.store(report, undefined),
    lastPosition: (acceptorId) => store.lastPosition(acceptorId),
    checkpoint: store.checkpoint,
    close: store.close,
  };
}
