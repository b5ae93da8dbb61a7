// The kiosk's whole link to its ledger over real HTTP: nothing lost, nothing told twice, whatever happens on the way.
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { type LedgerLink, startLedgerLink } from '#kiosk/sync/ledger-link.ts';
import { ACCEPTOR, aCoin, anOpening, aSealedPhone, KIOSK } from '../../support/kiosk-records.ts';
import { fakeLedger, type FakeLedger } from '../../support/fake-ledger.ts';
import { aCoinTable, aCommand, aRateCard } from '../../support/ledger-documents.ts';

describe('the link to the ledger', () => {
  let clock: HandMovedClock;
  let store: KioskStore;
  let ledger: FakeLedger;
  let house: AbortController;
  let link: LedgerLink;
  let coins: number;
  let documentChanges: number;

  beforeEach(async () => {
    clock = handMovedClock();
    store = memoryKioskStore();
    ledger = await fakeLedger();
    ledger.nowMs = () => clock.nowMs();
    house = new AbortController();
    [coins, documentChanges] = [0, 0];
  });
  afterEach(async () => {
    house.abort();
    await link.done;
    await ledger.stop();
  });

  const start = (ledgerUrl = ledger.url): void => {
    link = startLedgerLink({
      store,
      clock,
      entropy: seededEntropy('link'),
      log: () => {},
      ledgerUrl,
      tokens: { read: () => ledger.token, isOrder: true, hint: '' },
      softwareVersion: '0.1.0',
      outboxRetentionMs: 30 * 86_400_000,
      signal: house.signal,
      isHurried: () => true,
      acceptors: () => [{ acceptorId: ACCEPTOR, state: 'ready' }],
      tableProposal: () => undefined,
      viewChanged: () => {},
      documentsChanged: () => {
        documentChanges += 1;
      },
    });
  };
  const drop = (count = 1): void => {
    for (let i = 0; i < count; i += 1) {
      coins += 1;
      store.commit({ atMs: clock.nowMs(), records: [aCoin(coins)] });
    }
    link?.nudge();
  };
  /** Lets the network do its work and moves the clock on, slowly while a batch may be under way; gives up after 2,000 turns. */
  const until = async (isDone: () => boolean, stepMs = 100): Promise<void> => {
    for (let turn = 0; !isDone(); turn += 1) {
      if (turn === 2_000)
        throw new Error(`waited in vain: ${JSON.stringify([link.view(), ledger.log])}`);
      await delay(5);
      await clock.advance(link.view().sync.state === 'sending' ? Math.min(stepMs, 50) : stepMs);
    }
  };
  const isEverythingTold = (): boolean => store.outbox().unsentRecords === 0;
  /** Credit numbers in the order in which the ledger has them. */
  const told = (): string[] =>
    ledger.batches.flatMap(({ batch }) =>
      batch.records
        .filter(({ kind }) => kind === 'coin')
        .map(({ body }) => String(body['creditSeq'])),
    );
  const inOrder = (): string[] => Array.from({ length: coins }, (_, i) => String(i + 1));

  test('enrols, learns tables and prices at once, and tells its coins with their sealed numbers', async () => {
    const phone = aSealedPhone();
    ledger.answer = {
      rateCard: aRateCard(1),
      coinTables: [aCoinTable(1)],
      commands: [aCommand(1, 'enable')],
    };
    store.commit({ atMs: 0, records: [anOpening({ phoneRef: phone.ref })], sealed: [phone] });
    drop(2);
    start();
    await until(
      () =>
        isEverythingTold() &&
        store.coinTable(ACCEPTOR) !== undefined &&
        link.view().sync.state === 'idle',
    );

    expect(link.view()).toMatchObject({
      enrolment: { state: 'enrolled', kioskId: KIOSK, kioskEpoch: 1 },
      sync: { state: 'idle' },
      isOnline: true,
      isHeld: false,
    });
    expect([store.rateCard(), store.lastCommand(), store.profile()?.kioskName]).toEqual([
      aRateCard(1),
      aCommand(1, 'enable'),
      'Demo kiosk',
    ]);
    expect(documentChanges).toBe(2);
    expect(told()).toEqual(['1', '2']);
    expect(ledger.batches[0]!.sealed).toEqual({
      [phone.ref]: Buffer.from(phone.blob).toString('base64url'),
    });
    expect(ledger.heartbeats[0]).toMatchObject({ counter: 1, kioskId: KIOSK });
  });

  test('an answer lost after the ledger had stored the batch leaves one batch, once', async () => {
    start();
    await until(() => ledger.heartbeats.length > 0);
    ledger.misbehave.push('lose-answer', 'lose-answer');
    drop(3);
    await until(isEverythingTold);

    expect(ledger.log.slice(0, 3)).toEqual(['1 200 lost', '1 200 lost', '1 200']);
    expect(told()).toEqual(inOrder());
  });

  test('a lost enrolment answer is repeated with the same token and key', async () => {
    ledger.misbehave.push('lose-answer', 'cut', 'unavailable', 'mumble');
    start();
    await until(() => store.enrolment() !== undefined, 1_000);

    expect(ledger.enrolments).toBe(3);
  });

  test('a storm of errors delays the coins and neither loses nor doubles one', async () => {
    start();
    await until(() => ledger.heartbeats.length > 0);
    const faults = ['unavailable', 'cut', 'lose-answer', 'mumble'] as const;
    const entropy = seededEntropy('storm');
    for (let i = 0; i < 40; i += 1) {
      ledger.misbehave.push(faults[Math.floor(entropy.jitter() * faults.length)]!);
    }
    while (ledger.misbehave.length > 0) {
      drop();
      await until(() => link.view().sync.state !== 'sending', 1_000);
      await clock.advance(10_000);
    }
    await until(isEverythingTold, 1_000);

    expect(told()).toEqual(inOrder());
  });

  test('a ledger that was away for a day gets everything in order when it is back', async () => {
    start();
    await until(() => ledger.heartbeats.length > 0);
    await ledger.stop();
    drop(1_500);
    await until(() => !link.view().isOnline);
    for (let hour = 0; hour < 24; hour += 1) {
      drop();
      await clock.advance(60_000);
      await delay(2);
    }
    const offline = link.view();
    await ledger.start();
    await until(isEverythingTold, 1_000);

    expect(offline.sync).toMatchObject({ state: 'backing-off', reason: 'ECONNREFUSED' });
    expect(told()).toEqual(inOrder());
    expect(link.view().isOnline).toBe(true);
  });

  test('a ledger restored from a backup gets the stored batches again, byte for byte', async () => {
    start();
    for (let i = 0; i < 4; i += 1) {
      drop();
      await until(isEverythingTold);
    }
    const before = structuredClone(ledger.batches);
    ledger.restoreBefore(2);
    drop();
    await until(() => ledger.batches.length === 5 && isEverythingTold());

    expect(ledger.batches.slice(0, 4)).toEqual(before);
    expect(told()).toEqual(inOrder());
  });

  test('a wrong clock refuses no coin: it is corrected from signed time, and the same bytes go again', async () => {
    ledger.nowMs = () => clock.nowMs() + 2 * 3_600_000;
    start();
    drop();
    await until(isEverythingTold);
    // The enrolment's Date header had set the estimate right; now the server's clock jumps without a word.
    ledger.nowMs = () => clock.nowMs() - 40 * 86_400_000;
    drop();
    await until(isEverythingTold);

    expect(told()).toEqual(inOrder());
    expect(ledger.log).toEqual(['1 200', '2 clock-skew', '2 200']);
    expect(Math.abs(link.serverNowMs() - ledger.nowMs())).toBeLessThan(2_000);
  });

  test('a quarantined kiosk says so, keeps its coins, and is heard again after release', async () => {
    start();
    await until(() => ledger.heartbeats.length > 0);
    ledger.isQuarantined = true;
    drop();
    await until(() => link.view().isHeld);
    drop();
    await until(() => ledger.log.includes('2 202'));
    const held = store.outbox();
    ledger.isQuarantined = false;
    await until(isEverythingTold, 1_000);

    expect(held).toMatchObject({ acceptedThrough: 0, unsentRecords: 2 });
    expect(link.view()).toMatchObject({ isHeld: false, isOnline: true });
    expect(told()).toEqual(inOrder());
  });

  test('a half-open connection is given up after its time-out', async () => {
    start();
    await until(() => ledger.heartbeats.length > 0);
    const { createServer } = await import('node:net');
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    house.abort();
    await link.done;
    house = new AbortController();
    const { port } = silent.address() as { port: number };
    start(`http://127.0.0.1:${port}`);
    drop();
    await until(() => link.view().sync.state === 'sending');
    await clock.advance(30_000);
    await until(() => link.view().sync.state !== 'sending');

    expect(link.view()).toMatchObject({
      isOnline: false,
      sync: { reason: 'no answer in 30000 ms' },
    });
    silent.close();
  });
});
