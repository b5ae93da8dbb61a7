// Notices wait here until their transaction is durable; then each listener hears them once, in order.
import type { Notice } from './port/notice.ts';

export type NoticeBoard = Readonly<{
  note(notice: Notice): void;
  /** What waits; a wallet that changed several times is told once, with its newest version. */
  noted(): readonly Notice[];
  /** After the commit. */
  publish(): void;
  /** After a rollback. */
  forget(): void;
  listen(listener: (notice: Notice) => void): () => void;
}>;

export function noticeBoard(): NoticeBoard {
  let noted = new Map<string, Notice>();
  const listeners = new Set<(notice: Notice) => void>();
  return {
    note: (notice) => {
      noted.set(keyOf(notice), notice);
    },
    noted: () => [...noted.values()],
    publish: () => {
      const published = noted;
      noted = new Map();
      for (const notice of published.values()) {
        // In a turn of its own: a listener's mistake is not a failed commit.
        for (const listener of listeners) queueMicrotask(() => listener(notice));
      }
    },
    forget: () => noted.clear(),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function keyOf(notice: Notice): string {
  if (notice.kind === 'wallet-changed') return `wallet ${notice.walletId}`;
  if (notice.kind === 'deposit-closed') return `deposit ${notice.depositId}`;
  return notice.kind;
}
