// Two ends of a line inside one process, for tests and fault runs: what one end writes the other takes.
import { createInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import type { SerialLine } from './serial-line.ts';

export type MemoryLine = Readonly<{ host: SerialLine; device: SerialLine }>;

/** A fresh line with both ends open; closing either end closes both, as pulling a plug does. */
export function memoryLine(name = 'memory'): MemoryLine {
  const toHost = createInbox();
  const toDevice = createInbox();
  let isOpen = true;

  const end = (inbox: Inbox, far: Inbox): SerialLine => ({
    name,
    get isOpen() {
      return isOpen;
    },
    write: (bytes) => {
      if (isOpen) far.put(bytes.slice());
    },
    take: inbox.take,
    arrival: inbox.arrival,
    exclusively: (work) => work(),
    close: async () => {
      isOpen = false;
      toHost.end();
      toDevice.end();
    },
  });
  return { host: end(toHost, toDevice), device: end(toDevice, toHost) };
}
