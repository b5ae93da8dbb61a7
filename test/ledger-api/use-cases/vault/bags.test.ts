import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { closeEpoch } from '#ledger/use-cases/vault/close-epoch.ts';
import { signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { enrolKiosk, issueEnrolmentToken } from '#ledger/use-cases/enrol-kiosk.ts';
import { KIOSK_ID, uuid } from '../../../support/ledger-world.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

const cash = (balances: Record<string, bigint>) =>
  Object.fromEntries(Object.entries(balances).filter(([account]) => account.startsWith('cash:')));

describe('a bag', () => {
  test('holds what fell in before the cashbox was taken out, and not what came after', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A', 'KR500A', 'KR100A', 'US025A']);
    await world.removed('S-77');
    await world.pour(['KR500A', 'US001A']);

    const opened = await world.openBag();

    if (!opened.ok) throw new Error(opened.error);
    expect(opened.bag).toMatchObject({
      state: 'sealed',
      cutOff: { kioskEpoch: 1, seq: 7 },
      expected: [
        { currency: 'KRW', faceMinor: 100n, count: 1 },
        { currency: 'KRW', faceMinor: 500n, count: 2 },
        { currency: 'USD', faceMinor: 25n, count: 1 },
      ],
    });
    expect(cash(await world.balances())).toEqual({
      [`cash:transit:${opened.bag.id}:KRW`]: 1_100n,
      [`cash:transit:${opened.bag.id}:USD`]: 25n,
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      [`cash:kiosk:${KIOSK_ID}:USD`]: 1n,
    });
    expect(await world.store.read((books) => books.bags.cashbox(KIOSK_ID))).toEqual([
      { currency: 'KRW', faceMinor: 500n, count: 1 },
      { currency: 'USD', faceMinor: 1n, count: 1 },
    ]);
  });

  test('waits until every record up to its cut-off has come', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);

    const opened = await world.openBag({ kioskEpoch: 1, seq: 6 });
    await world.tend();
    const before = cash(await world.balances());
    await world.pour(['KR100A']);
    await world.tend();

    expect(opened.ok && opened.bag.state).toBe('waiting');
    expect(before).toEqual({ [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n });
    expect(opened.ok && cash(await world.balances())).toEqual({
      [`cash:transit:${opened.ok && opened.bag.id}:KRW`]: 600n,
    });
  });

  test('is refused without a removal, behind an earlier cut-off, and ahead of anything possible', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    const none = await world.openBag();
    await world.removed();
    await world.openBag();
    const before = await world.balances();

    expect(none).toEqual({ ok: false, error: 'no-removal' });
    expect(await world.openBag({ kioskEpoch: 1, seq: 3 })).toEqual({
      ok: false,
      error: 'cut-off-collected',
    });
    expect(await world.openBag({ kioskEpoch: 1, seq: 9_000_000 })).toEqual({
      ok: false,
      error: 'cut-off-not-possible',
    });
    expect(await world.openBag({ kioskEpoch: 2, seq: 1 })).toEqual({
      ok: false,
      error: 'cut-off-not-possible',
    });
    expect(await world.balances()).toEqual(before);
  });

  test('is made for the next removal as soon as its record has come, and not for the one before', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    await world.removed();
    await world.openBag();
    await world.pour(['KR100A']);

    const early = await world.openBag();
    await world.removed();
    const opened = await world.openBag();

    expect(early).toEqual({ ok: false, error: 'no-removal' });
    expect(opened.ok && opened.bag).toMatchObject({
      state: 'sealed',
      expected: [{ currency: 'KRW', faceMinor: 100n, count: 1 }],
    });
  });

  test('no longer waits for an epoch that two people have closed as lost', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    const opened = await world.openBag({ kioskEpoch: 1, seq: 99 });
    const close = (...by: string[]) =>
      world.write((books) =>
        closeEpoch(books, { kioskId: KIOSK_ID, kioskEpoch: 1, by }, world.nowMs),
      );
    const inUse = await close('kim', 'lee');
    const issued = await issueEnrolmentToken(world.deps, KIOSK_ID, world.nowMs);
    if (!issued.ok) throw new Error(issued.error);
    const { publicKey } = signingKeyFromSeed(new Uint8Array(32).fill(9));
    await enrolKiosk(world.deps, { token: issued.token, publicKey }, world.nowMs);

    const answers = [
      inUse,
      await close('kim', 'kim'),
      await close('kim', 'lee'),
      await close('a', 'b'),
    ];
    await world.tend();

    expect(answers).toEqual([
      { ok: false, error: 'epoch-in-use' },
      { ok: false, error: 'needs-second-person' },
      { ok: true },
      { ok: false, error: 'epoch-closed' },
    ]);
    const bag = await world.store.read((books) => books.bags.bag(opened.ok ? opened.bag.id : ''));
    expect(bag).toMatchObject({
      state: 'sealed',
      expected: [{ currency: 'KRW', faceMinor: 500n, count: 1 }],
    });
  });

  test('puts counted coins into the vault, and what differs where it belongs', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A', 'KR500A', 'KR100A', 'US025A', 'US025A']);
    await world.removed();
    const opened = await world.openBag();
    if (!opened.ok) throw new Error(opened.error);
    await world.mature();

    const answers = await world.count(
      opened.bag.id,
      ['KRW', 500n, 1, 1],
      ['KRW', 100n, 1],
      ['USD', 25n, 1],
    );

    expect(answers.map((answer) => answer.ok && answer.kind)).toEqual(['waiting', 'agreed']);
    // 50 cents matured at 13.9 gross: 695, half of it is 347.5 and the odd won goes to the first part.
    expect(await world.balances()).toMatchObject({
      'cash:vault:KRW': 600n,
      'cash:vault:USD': 25n,
      'cash:counterfeit:KRW': 500n,
      [`cash:over_short:${KIOSK_ID}:KRW`]: 348n,
      'position:USD': -25n,
    });
    expect(await world.store.read((books) => books.exchanges.position('USD'))).toMatchObject({
      maturedMinor: 25n,
      bookWon: 347n,
    });
  });

  test('of a kiosk that counts wrong too often stops it, once for each such bag', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    const command = () => world.store.read(({ paperwork }) => paperwork.newestCommand(KIOSK_ID));
    const collect = async (faceMinor: bigint) => {
      await world.pour(['KR500A', 'KR500A', 'KR500A', 'KR500A']);
      await world.removed();
      const opened = await world.openBag();
      await world.count(opened.ok ? opened.bag.id : '', ['KRW', faceMinor, 4]);
      world.world.nowMs += 1_000;
    };

    await collect(100n);
    const stopped = await command();
    await collect(500n);

    expect(stopped).toMatchObject({ number: 1, command: 'disable' });
    expect(await command()).toEqual(stopped);
    expect(await world.tasks()).toEqual(['kiosk-drifts']);
  });
});

describe('what a kiosk tells of its cashbox', () => {
  test('keeps the number on the seal, and the last removal counts', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.removed('S-1');
    await world.told([{ kind: 'cashbox-inserted', body: {} }]);
    await world.removed('S-2');

    expect(await world.store.read((books) => books.bags.lastRemoval(KIOSK_ID))).toEqual({
      kioskId: KIOSK_ID,
      cutOff: { kioskEpoch: 1, seq: 3 },
      atMs: world.world.nowMs,
      sealNumber: 'S-2',
    });
  });

  test('is kept as a task when it cannot be read, and is no removal', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());

    await world.told([{ kind: 'cashbox-removed', body: { sealNumber: 5 } }]);

    expect(await world.tasks()).toEqual(['unreadable-record']);
    expect(await world.openBag()).toEqual({ ok: false, error: 'no-removal' });
  });

  test('holds for coins of an earlier enrolment, too, and for a coin that was told twice', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    const session = await world.pour(['KR500A']);
    const again = await world.world.enrol();
    // Both test kiosks count the credits of their acceptor from 1: the first coin is told again.
    const told = again.coin(
      'KR500A',
      { sessionId: session },
      { copyOf: { kioskEpoch: 1, seq: 2 } },
    );
    const fresh = again.coin('KR100A', { pickupId: uuid(8) });
    await world.world.post(again.batch([told, { kind: 'cashbox-removed', body: {} }, fresh]));

    const opened = await world.openBag();

    expect(opened.ok && opened.bag).toMatchObject({
      state: 'sealed',
      cutOff: { kioskEpoch: 2, seq: 2 },
      expected: [{ currency: 'KRW', faceMinor: 500n, count: 1 }],
    });
    expect(await world.store.read((books) => books.bags.cashbox(KIOSK_ID))).toEqual([
      { currency: 'KRW', faceMinor: 100n, count: 1 },
    ]);
  });
});
