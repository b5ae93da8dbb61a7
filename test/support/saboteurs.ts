// Drivers that are broken on purpose, each in one way: an oracle that lets one of them pass is none.
import type { AcceptorHost, AcceptorReport, CreditEvent } from '#drivers/coin-acceptor.ts';
import type { Sabotage } from '../../scripts/faults/line/run.ts';

/** What reaches the store of each report, and in which order. */
const storing =
  (reportsFor: (report: AcceptorReport) => readonly AcceptorReport[]): Sabotage =>
  (host) => ({
    ...host,
    commit: async (report) => {
      for (const stored of reportsFor(report)) await host.commit(stored);
    },
  });

const withEvents =
  (change: (event: CreditEvent) => readonly CreditEvent[]): Sabotage =>
  (host: AcceptorHost) =>
    storing((report) => [{ ...report, events: report.events.flatMap(change) }])(host);

const isCoin = ({ kind }: CreditEvent): boolean => kind === 'coin';

export const SABOTEURS: Readonly<Record<string, Sabotage>> = {
  'books every coin a second time, under another number': withEvents((event) =>
    event.kind === 'coin'
      ? [event, { ...event, creditSeq: event.creditSeq + 1_000_000n }]
      : [event],
  ),
  'books every report a second time': storing((report) =>
    report.events.some(isCoin) ? [report, report] : [report],
  ),
  'forgets one coin in seven': withEvents((event) =>
    event.kind === 'coin' && event.creditSeq % 7n === 3n ? [] : [event],
  ),
  'says "stored" before it is': (host) => ({
    ...host,
    commit: async (report) => {
      host.commit(report).catch(() => {});
    },
  }),
  'names no gap': withEvents((event) => (event.kind === 'gap' ? [] : [event])),
  'takes each coin for its neighbour': withEvents((event) =>
    event.kind === 'coin' ? [{ ...event, position: event.position + 1 }] : [event],
  ),
  'makes every coin worth ten times as much': withEvents((event) =>
    event.kind === 'coin' && event.value
      ? [{ ...event, value: { ...event.value, faceMinor: event.value.faceMinor * 10n } }]
      : [event],
  ),
  'names three more than were lost': withEvents((event) =>
    event.kind === 'gap' ? [{ ...event, lostCount: (event.lostCount ?? 0) + 3 }] : [event],
  ),
  'excuses itself with a gap in every report': withEvents((event) => [
    { kind: 'gap', lostCount: undefined, reason: 'credits-lost' },
    event,
  ]),
};
