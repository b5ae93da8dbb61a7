// From a report of the acceptor to the journal records that are stored for it in one transaction.
import type { AcceptorReport, CreditEvent } from '#drivers/coin-acceptor.ts';
import type { NewRecord } from '../store/kiosk-store.ts';

/** Whose the coins of a report are: an open session's, a closed one's that they reach late, or nobody's yet. */
export type Owner = Readonly<{ sessionId: string; late?: true }> | Readonly<{ pickupId: string }>;

/** One record for each event, in the order of the device; rejects beyond `rejectsMax` are left out. */
export function creditRecords(
  { position, events }: AcceptorReport,
  owner: Owner,
  rejectsMax: number,
): readonly NewRecord[] {
  const { acceptorId, acceptorEpoch } = position;
  const device = { acceptorId, acceptorEpoch };
  let rejectsLeft = rejectsMax;
  return events.flatMap((event): NewRecord[] => {
    switch (event.kind) {
      case 'coin':
        return [{ kind: 'coin', body: { ...owner, ...device, ...coinBody(event) } }];
      case 'gap': {
        const { reason, lostCount } = event;
        const count = lostCount === undefined ? {} : { lostCount };
        return [{ kind: 'gap', body: { ...device, reason, ...count } }];
      }
      case 'reject': {
        if (rejectsLeft-- <= 0) return [];
        const { cause, code, creditSeq } = event;
        const body = { ...device, cause, code, creditSeq: String(creditSeq) };
        return [{ kind: 'reject', body }];
      }
    }
  });
}

/** A coin outside the approved table is stored without a value: the ledger keeps it for an operator. */
function coinBody({ creditSeq, position, route, value }: Extract<CreditEvent, { kind: 'coin' }>) {
  const worth = value && { currency: value.currency, faceMinor: String(value.faceMinor) };
  return { ...worth, position, route, creditSeq: String(creditSeq) };
}
