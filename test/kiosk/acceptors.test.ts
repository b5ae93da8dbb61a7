import { describe, expect, test } from 'vitest';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { aSlot, gone, ready } from '../support/fake-acceptors.ts';
import { aRateCard } from '../support/ledger-documents.ts';

const always = (): boolean => true;
const card: RateCard = {
  ...aRateCard(1),
  rates: [{ currency: 'USD', mid: { num: '14', den: '1' }, spread: { num: '45', den: '1000' } }],
};

describe('the acceptors of a kiosk', () => {
  test('are ready while one of them is', () => {
    const { left, right, acceptors } = aSlot();

    left.become(gone);
    const alone = acceptors.state;
    right.become(ready('right'));
    const together = acceptors.state;

    expect([alone.state, together.state]).toEqual(['out-of-service', 'ready']);
  });

  test('open where they are ready, and prove closed what was opened', async () => {
    const { left, right, acceptors } = aSlot();
    left.become(ready('left'));
    right.become(gone);

    const opened = await acceptors.open(undefined, always);
    const settled = await acceptors.settle();

    expect([opened, settled]).toEqual([{ ok: true }, { ok: true }]);
    expect(left.told).toEqual(['accept', 'settle']);
    expect(right.told).toEqual([]);
  });

  test('are not proven closed while one that was open is missing', async () => {
    const { left, right, acceptors } = aSlot();
    left.become(ready('left'));
    right.become(ready('right'));
    await acceptors.open(undefined, always);

    right.become(gone);

    expect(await acceptors.settle()).toEqual({ ok: false, reason: 'no-device' });
  });

  test('a settling that ends late proves nothing for the opening after it', async () => {
    const { left, acceptors } = aSlot();
    left.become(ready('left'));
    await acceptors.open(undefined, always);

    const late = acceptors.settle();
    await acceptors.open(undefined, always);
    await late;
    await acceptors.settle();

    expect(left.told).toEqual(['accept', 'settle', 'accept', 'settle']);
  });

  test('after a crash all of them have to tell what they hold', async () => {
    const { left, right, acceptors } = aSlot(true);
    left.become(ready('left'));
    right.become(gone);

    expect(await acceptors.settle()).toEqual({ ok: false, reason: 'no-device' });
  });

  test('refuse to open when none is ready', async () => {
    const { acceptors } = aSlot();

    expect(await acceptors.open(undefined, always)).toEqual({ ok: false, reason: 'no-device' });
  });

  test('get another table only when prices or approvals have changed', async () => {
    const { left, acceptors } = aSlot();

    await acceptors.refreshTables(undefined);
    await acceptors.refreshTables(card);
    await acceptors.refreshTables(card);

    expect(left.tables.map((each) => each?.entries[1]?.isClosed)).toEqual([true, undefined]);
  });

  test('are told by name in a heartbeat, also without a table', () => {
    const { left, right, acceptors } = aSlot();
    left.become({ state: 'out-of-service', reason: 'no-approved-table', detail: '' });
    right.become(ready('right'));

    expect(acceptors.told()).toEqual([
      { state: 'out-of-service', acceptorId: 'left', reason: 'no-approved-table' },
      { state: 'ready', acceptorId: 'right' },
    ]);
  });

  test("say the kiosk's own reason when they have no table, and the device's for all else", () => {
    const { left, right, states, acceptors } = aSlot();
    left.become({ state: 'out-of-service', reason: 'no-approved-table', detail: 'no table' });
    right.become({ state: 'out-of-service', reason: 'self-check', detail: 'the coil is broken' });

    const details = acceptors.states.map((state) => 'detail' in state && state.detail);

    expect(details).toEqual(['number 0, left, has no table', 'the coil is broken']);
    expect(states.at(-1)).toMatchObject({ detail: 'number 0, left, has no table' });
  });
});
