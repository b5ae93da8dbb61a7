// Which slots this kiosk may have opened since they were last noted as closed and quiet. It outlives the line, and a power-up
// that a device reported with its slot open: the mark in the store does not.

export interface Openings {
  /** It will be told to open. */
  opening(acceptorId: string): void;
  /** It is closed, no coin is on its way, and the store says so. */
  closed(acceptorId: string): void;
  mayBeOpen(acceptorId: string): boolean;
}

/** More acceptors than one line ever has; the one that opened longest ago is forgotten. */
const ACCEPTORS_MAX = 32;

/** A kiosk that has just started has opened none; what an earlier life of it opened is marked in the store. */
export function createOpenings(): Openings {
  const open = new Set<string>();
  return {
    opening: (acceptorId) => {
      open.delete(acceptorId);
      open.add(acceptorId);
      const [oldest] = open;
      if (open.size > ACCEPTORS_MAX && oldest !== undefined) open.delete(oldest);
    },
    closed: (acceptorId) => {
      open.delete(acceptorId);
    },
    mayBeOpen: (acceptorId) => open.has(acceptorId),
  };
}
