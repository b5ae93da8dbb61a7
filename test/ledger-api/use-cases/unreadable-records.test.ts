import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { HOLD_MS, KIOSK_ID, ledgerWorld, uuid, wholeSession } from '../../support/ledger-world.ts';

const SESSION = uuid(501);

async function worldWithKiosk() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  return { world, kiosk: await world.enrol() };
}

describe('what cannot be read', () => {
  test('is kept as a task and never refuses the batch', async () => {
    const { world, kiosk } = await worldWithKiosk();

    const result = await world.post(
      kiosk.batch([
        { kind: 'coin', body: { sessionId: 'no id at all' } },
        { kind: 'something-new', body: { anything: true } },
        ...wholeSession(kiosk, SESSION, ['KR500A']),
      ]),
    );

    const tasks = await world.store.read((books) => books.paperwork.tasks(10));
    expect(result).toEqual({ ok: true, acceptedThrough: 1, isHeld: false });
    expect(tasks).toMatchObject([{ kind: 'unreadable-record', kioskId: KIOSK_ID }]);
    expect(JSON.parse(tasks[0]!.record!).body).toEqual({ sessionId: 'no id at all' });
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test('not even as a record is kept as a task, and the records around it count', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const signed = kiosk.batch([
      { kind: 'door', body: {} },
      ...wholeSession(kiosk, SESSION, ['KR500A']),
    ]);
    const [first, ...others] = signed.envelope.batch.records;
    const strange = { seq: first!.seq, at: 'yesterday', note: 'of another shape' };

    const batch = { ...signed.envelope.batch, records: [strange, ...others] };

    const result = await world.post({ ...signed, envelope: { ...signed.envelope, batch } });

    const tasks = await world.store.read((books) => books.paperwork.tasks(10));
    expect(result).toMatchObject({ ok: true, acceptedThrough: 1 });
    expect(tasks).toMatchObject([{ kind: 'unreadable-record', kioskId: KIOSK_ID }]);
    expect(JSON.parse(tasks[0]!.record!).body).toEqual(strange);
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test.each([
    ['a blob sealed to another key', { phoneRef: 'a'.repeat(64) }],
    ['a number that is no mobile number', { phone: '+8212' }],
  ])('as a phone number (%s) leaves the coins in suspense', async (_, options) => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A'], options)));
    world.nowMs += HOLD_MS;
    await world.sweep();

    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      'suspense:KRW': -500n,
    });
    expect(await world.tasks()).toEqual(['phone-unreadable']);
  });

  test('because its blob is not the one named leaves the coins in suspense', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const signed = kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A']));
    const [ref] = Object.keys(signed.envelope.sealed);
    const other = kiosk.batch([kiosk.opened(uuid(502), { phone: '+821099998888' })]);
    const [otherBlob] = Object.values(other.envelope.sealed);

    await world.post({
      ...signed,
      envelope: { ...signed.envelope, sealed: { [ref!]: otherBlob! } },
    });

    expect((await world.balances())['suspense:KRW']).toBe(-500n);
    expect(await world.tasks()).toEqual(['phone-unreadable']);
  });

  test('was lost by a device: a gap opens a task and moves no money', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const gap = { acceptorId: 'a', acceptorEpoch: '0'.repeat(32), reason: 'credits-lost' };

    await world.post(kiosk.batch([{ kind: 'gap', body: { ...gap, lostCount: 3 } }]));

    const [task] = await world.store.read((books) => books.paperwork.tasks(10));
    expect(task).toMatchObject({
      kind: 'credits-lost',
      text: '3 events of an acceptor were lost (credits-lost).',
    });
    expect(await world.balances()).toEqual({});
  });
});

test('an acceptor that counted other coins than the kiosk is a task; one that agrees is none', async () => {
  const { world, kiosk } = await worldWithKiosk();
  const audit = { acceptorId: 'TKL/TKL-EMU/12345678', storedCoins: 3, reportedRejects: 0 };

  await world.post(
    kiosk.batch([
      { kind: 'acceptor-audit', body: { ...audit, deviceCoins: 3 } },
      { kind: 'acceptor-audit', body: { ...audit, deviceCoins: 5 } },
    ]),
  );

  const tasks = await world.store.read((books) => books.paperwork.tasks(10));
  expect(tasks).toMatchObject([
    { kind: 'coins-differ', text: expect.stringContaining('counted 5 coins and the kiosk 3') },
  ]);
});
