// Several acceptors on one line: each gets a view of its own, and they take turns, one transaction at a time.
import type { OpenedLine, OpenLine, SerialLine } from './serial-line.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';

export interface SharedLines {
  /** Opens a view of the line called `name`; `open` is called when nobody has it open. */
  opener(name: string, open: OpenLine): OpenLine;
}

type Shared = { opened: Promise<OpenedLine>; users: number; turns: Turns };

/** The lines of one kiosk, none of them open. */
export function createSharedLines(): SharedLines {
  const lines = new Map<string, Shared>();

  async function leave(name: string, shared: Shared, line: SerialLine): Promise<void> {
    shared.users -= 1;
    // Dead for one is dead for all; alive, it stays for the others.
    if (shared.users > 0 && line.isOpen) return;
    if (lines.get(name) === shared) lines.delete(name);
    await line.close();
  }

  return {
    opener: (name, open) => async () => {
      const shared = lines.get(name) ?? { opened: open(), users: 0, turns: createTurns() };
      lines.set(name, shared);
      shared.users += 1;
      const opened = await shared.opened;
      if (opened.ok) {
        return {
          ok: true,
          line: viewOf(opened.line, shared, () => leave(name, shared, opened.line)),
        };
      }
      if (lines.get(name) === shared) lines.delete(name);
      return opened;
    },
  };
}

function viewOf(line: SerialLine, shared: Shared, leave: () => Promise<void>): SerialLine {
  let closing: Promise<void> | undefined;
  return {
    name: line.name,
    get isOpen() {
      return closing === undefined && line.isOpen;
    },
    write: line.write,
    take: line.take,
    arrival: line.arrival,
    get isShared() {
      return shared.users > 1;
    },
    exclusively: shared.turns.take,
    close: () => (closing ??= leave()),
  };
}
