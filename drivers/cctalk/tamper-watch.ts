// Somebody who can add one zero byte to the line turns "take coins" into a broadcast reset whose sum is still right (part 4
// §5.1), and a reset hides coins. One reset is a power cut, unless the echo shows the byte; several right after our own commands
// are tampering.
import type { AcceptorHost } from '../coin-acceptor.ts';

export interface TamperWatch {
  /** The slot was told where to stand: the commands that such an attack turns into a reset. */
  commanded(): void;
  /** The device shows signs of a reset; `strangerAtMs` as in `conversation.ts`. */
  resetSeen(acceptorId: string, strangerAtMs: number): void;
  /** The slot stands otherwise than the device acknowledged: perhaps a reset, perhaps not. */
  astraySeen(acceptorId: string, strangerAtMs: number): void;
}

/** A reset shows itself at the next look at the inhibits. */
const AFTER_COMMAND_MS = 3000;
/** Forgotten inhibits and a counter that went back are two signs of one reset. */
const SAME_RESET_MS = 1500;
const RESETS_MIN = 3;
const WITHIN_MS = 600_000;

/** Watches from now on, across reconnections; `host` hears of it once for each cluster. */
export function createTamperWatch({ clock, log }: AcceptorHost): TamperWatch {
  let commandedMs = -Infinity;
  let seenMs = -Infinity;
  let resetsMs: number[] = [];
  let toldStrangerMs = -Infinity;

  /** True when the byte itself was seen; each is told once. */
  function tellStranger(acceptorId: string, strangerAtMs: number): boolean {
    if (clock.monotonicMs() - strangerAtMs > AFTER_COMMAND_MS) return false;
    if (strangerAtMs === toldStrangerMs) return true;
    toldStrangerMs = strangerAtMs;
    const words =
      'the acceptor was reset by a byte that somebody put before our command: look for something foreign on its line, and set it to CRC-16 if it can';
    log('warn', words, { acceptorId });
    return true;
  }

  return {
    commanded: () => {
      commandedMs = clock.monotonicMs();
    },
    astraySeen: (acceptorId, strangerAtMs) => void tellStranger(acceptorId, strangerAtMs),
    resetSeen: (acceptorId, strangerAtMs) => {
      if (tellStranger(acceptorId, strangerAtMs)) return;
      const nowMs = clock.monotonicMs();
      const isSameReset = nowMs - seenMs < SAME_RESET_MS;
      seenMs = nowMs;
      if (isSameReset || nowMs - commandedMs > AFTER_COMMAND_MS) return;
      resetsMs = [...resetsMs.filter((atMs) => nowMs - atMs <= WITHIN_MS), nowMs];
      if (resetsMs.length < RESETS_MIN) return;
      const words =
        'the acceptor is reset again and again right after our commands: look for something foreign on its line, check its supply, and set it to CRC-16 if it can';
      log('warn', words, { acceptorId, resets: resetsMs.length });
      resetsMs = [];
    },
  };
}
