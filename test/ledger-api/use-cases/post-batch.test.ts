import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import {
  DAY_MS,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  PHONE,
  START_MS,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const SESSION = uuid(501);

const startedAt = (seq: number) => ({
  seq,
  at: new Date(START_MS).toISOString(),
  kind: 'started',
  body: {},
});

async function worldWithKiosk() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  const kiosk = await world.enrol();
  return { world, kiosk };
}

describe('posting a batch', () => {
  test('books the coins of a session for the wallet of its number', async () => {
    const { world, kiosk } = await worldWithKiosk();

    const result = await world.post(
      kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A', 'KR100A', 'US025A'])),
    );

    const walletId = await world.walletId();
    expect(result).toEqual({ ok: true, acceptedThrough: 1, isHeld: false });
    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 600n,
      [`cash:kiosk:${KIOSK_ID}:USD`]: 25n,
      [`dep:pending:${walletId}:KRW`]: -600n,
      [`dep:pending:${walletId}:USD`]: -25n,
    });
  });

  test('keeps denominations and the hash of each coin record in the transfer', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A', 'KR100A', 'KR100A'])));

    const transfer = await world.store.read((books) =>
      books.transfers.transfer(`coins/${KIOSK_ID}/1/1/${SESSION}/KRW/wallet`),
    );

    expect(transfer?.template).toBe('1');
    expect(transfer?.details.denominations).toEqual([
      { faceMinor: '100', count: 2 },
      { faceMinor: '500', count: 1 },
    ]);
    expect(transfer?.details.coinRecordHashes).toHaveLength(3);
  });

  test('shows a deposit while its coins are being poured', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch([kiosk.opened(SESSION)]));
    const before = await world.wallet();
    world.nowMs += 1_000;
    await world.post(kiosk.batch([kiosk.coin('US025A', { sessionId: SESSION })]));

    const wallet = await world.wallet();

    expect(before.pending.deposits).toMatchObject([{ id: SESSION, state: 'open', points: '0' }]);
    expect(wallet).toEqual({
      phone: '010-••••-5678',
      points: { available: '0', held: '0' },
      pending: {
        // 25 × 13.9 × 0.955 = 331.8625
        points: '332',
        deposits: [
          {
            id: SESSION,
            kioskName: 'Demo kiosk',
            state: 'open',
            at: new Date(START_MS).toISOString(),
            maturesAt: new Date(START_MS + 1_000 + HOLD_MS).toISOString(),
            points: '332',
            coins: [{ currency: 'USD', faceMinor: '25', count: 1 }],
          },
        ],
      },
      version: 2,
    });
  });

  test('uses one wallet for one number, also within a batch', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(
      kiosk.batch([
        ...wholeSession(kiosk, uuid(501), ['KR500A']),
        ...wholeSession(kiosk, uuid(502), ['KR100A']),
        ...wholeSession(kiosk, uuid(503), ['KR100A'], { phone: '+821099998888' }),
      ]),
    );

    const mine = await world.wallet(PHONE);
    const other = await world.wallet('+821099998888');
    expect([mine.pending.points, other.pending.points]).toEqual(['600', '100']);
  });

  test('answers a batch that is sent again as the first time, and books nothing twice', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const first = kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A']));
    const answer = await world.post(first);
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(502), ['KR100A'])));
    const before = await world.balances();
    world.nowMs += 400 * DAY_MS;

    // Without the sealed number it is still the same batch.
    const again = await world.post({ ...first, envelope: { ...first.envelope, sealed: {} } });

    expect(again).toEqual(answer);
    expect(await world.balances()).toEqual(before);
    expect(await world.tasks()).toEqual([]);
  });

  test('posts a batch once when it arrives twenty times at once', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const batch = kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A']));

    const answers = await Promise.all(Array.from({ length: 20 }, () => world.post(batch)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test('answers a gap with the number it expects, and applies nothing', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const first = kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A']));
    const second = kiosk.batch(wholeSession(kiosk, uuid(502), ['KR100A']));

    const early = await world.post(second);

    expect(early).toEqual({ ok: false, error: 'sequence-gap', expected: 1 });
    expect(await world.balances()).toEqual({});
    await world.post(first);
    expect(await world.post(second)).toEqual({ ok: true, acceptedThrough: 2, isHeld: false });
  });

  test.each([
    ['the same number with other content', { batchSeq: 1 }],
    ['another batch before it', { prevBatchHash: 'f'.repeat(64) }],
    ['a record left out before it', { firstSeq: 9, lastSeq: 9, records: [startedAt(9)] }],
    ['fewer records than it says', { lastSeq: 99 }],
  ])('refuses %s, and quarantines the kiosk', async (_, wrong) => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A'])));
    const before = await world.balances();

    const result = await world.post(
      kiosk.batch([kiosk.coin('KR500A', { sessionId: SESSION })], wrong),
    );

    const state = (await world.store.read((books) => books.kiosks.find(KIOSK_ID)))?.state;
    expect(result).toEqual({ ok: false, error: 'sequence-conflict' });
    expect(await world.balances()).toEqual(before);
    expect({ state, tasks: await world.tasks() }).toEqual({
      state: 'quarantined',
      tasks: ['sequence-conflict'],
    });
  });

  test('holds the batches of a quarantined kiosk and acknowledges none', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A'])));
    await world.store.transact(async (books) => {
      const stored = (await books.kiosks.find(KIOSK_ID))!;
      await books.kiosks.save({ ...stored, state: 'quarantined' });
    });
    const held = kiosk.batch(wholeSession(kiosk, uuid(502), ['KR100A']));

    const answers = [await world.post(held), await world.post(held)];

    const size = await world.store.read((books) => books.kiosks.heldSize(KIOSK_ID));
    const notAcknowledged = { ok: true, acceptedThrough: 1, isHeld: true };
    expect(answers).toEqual([notAcknowledged, notAcknowledged]);
    expect(size).toEqual({ batches: 1, bytes: held.bytes.length });
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test('does not know a kiosk of another epoch', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const old = kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A']));
    await world.enrol();

    expect(await world.post(old)).toEqual({ ok: false, error: 'unknown-kiosk' });
  });
});
