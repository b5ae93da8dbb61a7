import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { type Heartbeat, startHeartbeat } from '#kiosk/sync/heartbeat.ts';
import type { HeartbeatReply } from '#kiosk/sync/ledger-client.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import type { HeartbeatAnswer, HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import { signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { ACCEPTOR, aCoin, anEnrolment, KIOSK, OTHER_SESSION } from '../../support/kiosk-records.ts';
import { aCoinTable, aCommand, aProposal, aRateCard } from '../../support/ledger-documents.ts';

describe('the heartbeat', () => {
  let clock: HandMovedClock;
  let store: KioskStore;
  let house: AbortController;
  let heartbeat: Heartbeat;
  let replies: HeartbeatReply[];
  let beats: { atMs: number; request: HeartbeatRequest }[];
  let changes: number;
  let proposal: CoinTableProposal | undefined;

  beforeEach(() => {
    clock = handMovedClock();
    store = memoryKioskStore();
    store.enrol(anEnrolment());
    house = new AbortController();
    [replies, beats, changes, proposal] = [[], [], 0, undefined];
  });
  afterEach(async () => {
    house.abort();
    await heartbeat.done;
  });

  const start = (): void => {
    const startMs = clock.monotonicMs();
    heartbeat = startHeartbeat({
      store,
      clock,
      enrolment: anEnrolment(),
      softwareVersion: '0.1.0',
      cashboxCoinsMax: 8_000,
      log: () => {},
      signal: house.signal,
      acceptors: () => [{ acceptorId: ACCEPTOR, state: 'ready' }],
      tableProposal: () => proposal,
      replied: () => {},
      documentsChanged: () => {
        changes += 1;
      },
      client: {
        heartbeat: async (request) => {
          beats.push({ atMs: clock.monotonicMs() - startMs, request });
          return replies.shift() ?? answered();
        },
      },
    });
  };
  const answered = (answer: Partial<HeartbeatAnswer> = {}): HeartbeatReply => ({
    kind: 'answered',
    answer: {
      serverTime: '2026-11-22T00:00:00.000Z',
      kioskName: 'Demo kiosk',
      holdPeriodMs: 5_000,
      coinTables: [],
      commands: [],
      ...answer,
    },
  });
  const applied = () =>
    store.nextRecords(1000, 100_000).records.map(({ kind, body }) => [kind, body]);

  test('tells at once and then every 20 seconds how the kiosk is, with a rising number', async () => {
    store.commit({ atMs: 0, records: [aCoin(1)] });
    replies = [answered({ rateCard: aRateCard(4) })];
    start();
    await clock.advance(21_000);

    expect(beats.map(({ atMs }) => atMs)).toEqual([0, 20_250]);
    expect(beats[0]!.request).toEqual({
      kioskId: KIOSK,
      kioskEpoch: 1,
      counter: 1,
      softwareVersion: '0.1.0',
      cashboxCoinsMax: 8_000,
      acceptors: [{ acceptorId: ACCEPTOR, state: 'ready' }],
      unsentRecords: 1,
    });
    expect(beats[1]!.request).toMatchObject({ counter: 2, unsentRecords: 2, cardNumber: 4 });
  });

  test('beats at once when there is something to tell, but not more often than four times a second', async () => {
    start();
    await clock.advance(5_000);
    for (let i = 0; i < 100; i += 1) {
      heartbeat.beatNow();
      await clock.advance(10);
    }

    expect(beats.map(({ atMs }) => atMs)).toEqual([0, 5_000, 5_250, 5_500, 5_750, 6_000]);
  });

  test('applies what its ledger signed, with a journal record for each', async () => {
    replies = [
      answered({
        rateCard: aRateCard(2),
        coinTables: [aCoinTable(1)],
        commands: [aCommand(2, 'enable'), aCommand(1, 'disable')],
        holdPeriodsMs: { JPY: 9_000 },
      }),
      answered({
        holdPeriodsMs: { JPY: 9_000 },
        rateCard: aRateCard(2),
        coinTables: [aCoinTable(1)],
        commands: [aCommand(2, 'enable')],
      }),
    ];
    start();
    await clock.advance(21_000);

    expect([
      store.rateCard(),
      store.coinTable(ACCEPTOR),
      store.lastCommand(),
      store.profile(),
    ]).toEqual([
      aRateCard(2),
      aCoinTable(1),
      aCommand(2, 'enable'),
      { kioskName: 'Demo kiosk', holdPeriodMs: 5_000, holdPeriodsMs: { JPY: 9_000 } },
    ]);
    expect(applied()).toEqual([
      ['card-applied', { number: 2 }],
      ['table-applied', { acceptorId: ACCEPTOR, number: 1 }],
      ['command-applied', { number: 1, command: 'disable' }],
      ['command-applied', { number: 2, command: 'enable' }],
    ]);
    expect(changes).toBe(1);
  });

  test('proposes a coin table until the ledger has answered, and again when it has changed', async () => {
    const corrected = aProposal('NRI/G13/7', { positions: [] });
    proposal = aProposal();
    replies = [{ kind: 'unreachable', reason: 'ECONNREFUSED' }];
    start();
    await clock.advance(22_000);
    proposal = corrected;
    await clock.advance(41_000);

    expect(beats.map(({ request }) => request.tableProposal)).toEqual([
      aProposal(),
      aProposal(),
      undefined,
      corrected,
      undefined,
    ]);
  });

  const stranger = signingKeyFromSeed(new Uint8Array(32).fill(9));
  test.each([
    ['a rate card of a stranger', { rateCard: aRateCard(2, stranger) }],
    ['a rate card that was changed', { rateCard: { ...aRateCard(2), number: 3 } }],
    ['a coin table of a stranger', { coinTables: [aCoinTable(1, { key: stranger })] }],
    ['a command for another kiosk', { commands: [aCommand(1, 'disable', OTHER_SESSION)] }],
  ])('does not apply %s', async (_, answer) => {
    replies = [answered(answer)];
    start();
    await clock.advance(100);

    expect(applied()).toEqual([]);
  });

  test('looks for the ledger often after a start, and repeats at once after a corrected clock', async () => {
    replies = [
      { kind: 'clock-corrected' },
      { kind: 'unreachable', reason: 'ECONNREFUSED' },
      { kind: 'unreachable', reason: 'ECONNREFUSED' },
      { kind: 'refused', code: 'unknown-kiosk', detail: '…' },
    ];
    start();
    await clock.advance(16_000);

    expect(beats.map(({ atMs }) => atMs)).toEqual([0, 250, 2_500, 6_750, 15_000]);
  });
});
