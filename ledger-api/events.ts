// Tells open streams what concerns them: their wallet changed, their sign-in ended. Nothing is kept here.
import type { Notice } from './store/port/notice.ts';

export interface LedgerEvents {
  /** Hears what the store has committed. */
  hear(notice: Notice): void;
  signedOut(tokenHash: string): void;
  /** Calls `listener` at each change until the returned function is called. */
  onWalletChanged(walletId: string, listener: () => void): () => void;
  onSignedOut(tokenHash: string, listener: () => void): () => void;
  /** How many are listening to one wallet. */
  listenerCount(walletId: string): number;
}

/** Events within this process. */
export function ledgerEvents(): LedgerEvents {
  const wallets = topics();
  const signIns = topics();
  return {
    hear: (notice) => {
      if (notice.kind === 'wallet-changed') wallets.tell(notice.walletId);
      if (notice.kind === 'notices-missed') wallets.tellAll();
    },
    signedOut: (tokenHash) => signIns.tell(tokenHash),
    onWalletChanged: (walletId, listener) => wallets.listen(walletId, listener),
    onSignedOut: (tokenHash, listener) => signIns.listen(tokenHash, listener),
    listenerCount: (walletId) => wallets.count(walletId),
  };
}

function topics() {
  const listeners = new Map<string, Set<() => void>>();
  return {
    tell: (topic: string) => {
      for (const listener of listeners.get(topic) ?? []) listener();
    },
    tellAll: () => {
      for (const group of listeners.values()) for (const listener of group) listener();
    },
    listen: (topic: string, listener: () => void) => {
      const group = listeners.get(topic) ?? new Set();
      listeners.set(topic, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0) listeners.delete(topic);
      };
    },
    count: (topic: string) => listeners.get(topic)?.size ?? 0,
  };
}
