// Two devices may call themselves the same: units without a serial number, boards fresh from the maker. In the books each
// needs a name of its own, or a coin of one would pass for a repeated coin of the other.
import type { AcceptorHost, AcceptorState } from '#drivers/coin-acceptor.ts';

export interface AcceptorNames {
  /** `host` for the acceptor in the place `index` of the settings, as the books know that acceptor. */
  hosted(index: number, host: AcceptorHost): AcceptorHost;
  /** Why the acceptor in this place has no table, where its name is taken; undefined elsewhere. */
  refusalFor(index: number): string | undefined;
}

type Named = Readonly<{ acceptorId: string; name: string }>;

/** Nobody is named yet. A name is kept until its acceptor has gone: then another place may take it, as after a swap. */
export function createAcceptorNames(log: AcceptorHost['log']): AcceptorNames {
  const given = new Map<number, Named>();

  function nameFor(index: number, acceptorId: string): string {
    const has = given.get(index);
    if (has?.acceptorId === acceptorId) return has.name;
    const isTaken = [...given].some(([place, { name }]) => place !== index && name === acceptorId);
    const name = isTaken ? `${acceptorId} #${index + 1}` : acceptorId;
    given.set(index, { acceptorId, name });
    if (isTaken) log('warn', 'two acceptors call themselves the same', { acceptorId, name });
    return name;
  }

  return {
    hosted: (index, host) => ({
      ...host,
      tableFor: (acceptorId) => host.tableFor(nameFor(index, acceptorId)),
      lastPosition: (acceptorId) => {
        const position = host.lastPosition(nameFor(index, acceptorId));
        return position && { ...position, acceptorId };
      },
      commit: (report) => {
        const acceptorId = nameFor(index, report.position.acceptorId);
        return host.commit({ ...report, position: { ...report.position, acceptorId } });
      },
      ...(host.countCoins && {
        countCoins: (acceptorId: string, epoch: string) =>
          host.countCoins!(nameFor(index, acceptorId), epoch),
      }),
      ...(host.audited && {
        audited: (audit) =>
          host.audited!({ ...audit, acceptorId: nameFor(index, audit.acceptorId) }),
      }),
      stateChanged: (state) => {
        if (hasGone(state)) given.delete(index);
        host.stateChanged(state);
      },
    }),
    refusalFor: (index) => {
      const named = given.get(index);
      if (!named || named.name === named.acceptorId) return undefined;
      return `Two coin acceptors of this kiosk call themselves ${named.acceptorId}. The coins of the second stay closed, and what falls into it is booked without value: give one of them another serial number, or connect one only.`;
    },
  };
}

/** Another device may hang there next. */
const hasGone = (state: AcceptorState): boolean =>
  state.state === 'connecting' ||
  (state.state === 'out-of-service' &&
    ['no-device', 'silent', 'not-a-coin-acceptor'].includes(state.reason));
