// An acceptor that gets ready while the slot is open for a session: it opens too, and only then.
import { describe, expect, test } from 'vitest';
import { aSlot, gone, ready, storeFault } from '../support/fake-acceptors.ts';

const NOTHING_MORE_MS = 0;
/** Whatever follows a change of state has happened then. */
const settled = () => new Promise((done) => setTimeout(done, NOTHING_MORE_MS));

/** The left one takes coins; the right one is not there yet. */
async function anOpenSlot(isWanted: () => boolean = () => true) {
  const slot = aSlot();
  slot.left.become(ready('left'));
  slot.right.become(gone);
  await slot.acceptors.open(undefined, isWanted);
  return slot;
}

describe('an acceptor that gets ready after the slot was opened', () => {
  test('opens as soon as it is ready', async () => {
    const { left, right } = await anOpenSlot();

    right.become(ready('right'));
    await settled();

    expect([left.told, right.told]).toEqual([['accept'], ['accept']]);
  });

  test('is proven closed with the others at the end', async () => {
    const { right, acceptors } = await anOpenSlot();
    right.become(ready('right'));
    await settled();

    right.become(gone);

    expect(await acceptors.settle()).toEqual({ ok: false, reason: 'no-device' });
  });

  test.each([
    ['inhibited', (slot: Slot) => slot.acceptors.inhibit()],
    ['settled', (slot: Slot) => slot.acceptors.settle()],
    ['closed for ever', (slot: Slot) => slot.acceptors.close()],
  ])('stays closed once the slot is %s', async (_what, end) => {
    const slot = await anOpenSlot();
    await end(slot);
    slot.right.told.length = 0;

    slot.right.become(ready('right'));
    await settled();

    expect(slot.right.told).toEqual([]);
  });

  test('stays closed when the closing was begun in the same breath', async () => {
    const { right, acceptors } = await anOpenSlot();

    right.become(ready('right'));
    const closing = acceptors.inhibit();
    await settled();
    await closing;

    expect(right.told).toEqual(['inhibit']);
  });

  test('stays closed when the session does not pour any more', async () => {
    let isWanted = true;
    const { right } = await anOpenSlot(() => isWanted);

    isWanted = false;
    right.become(ready('right'));
    await settled();

    expect(right.told).toEqual([]);
  });

  test('stays closed after the store has failed one of them, until the slot is opened anew', async () => {
    const { left, right, acceptors } = await anOpenSlot();

    right.become(ready('right'));
    left.become(storeFault);
    await settled();
    const byItself = [...right.told];
    await acceptors.open(undefined, () => true);

    expect([byItself, right.told]).toEqual([[], ['accept']]);
  });

  test('that went away while it was told to open is told again when it is back, at most twenty times', async () => {
    const { right } = await anOpenSlot();

    for (let times = 0; times < 30; times++) {
      right.become(ready('right'));
      right.refuses(true);
      await settled();
      right.become(gone);
    }

    expect(right.told).toHaveLength(20);
  });

  test('that has opened is not told again: it keeps the wish by itself', async () => {
    const { left, right } = await anOpenSlot();
    right.become(ready('right'));
    await settled();

    for (const each of [left, right]) {
      each.become(gone);
      each.become(ready('again'));
    }
    await settled();

    expect([left.told, right.told]).toEqual([['accept'], ['accept']]);
  });

  test('leaves an opening alone that was closed while its tables were on their way', async () => {
    const slot = aSlot();
    slot.left.become(ready('left'));

    const opening = slot.acceptors.open(undefined, () => true);
    await slot.acceptors.inhibit();

    expect(await opening).toMatchObject({ ok: false });
    expect(slot.left.told).toEqual(['inhibit']);
  });
});

type Slot = ReturnType<typeof aSlot>;
