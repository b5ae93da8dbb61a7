// Devices with several coin banks: in another one the same positions are other coins.
import { expect, test } from 'vitest';
import { acceptorRig, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import { count, ready } from '../../support/acceptor-words.ts';

const MODIFY_BANK = 179;
const REQUEST_BANK = 178;

const banked = async () => {
  let bank = 0;
  const rig = await openRig({
    answer: (header) => {
      if (header === REQUEST_BANK) return [bank];
      return header === 184 && bank === 1 ? [...Buffer.from('JP500A')] : undefined;
    },
  });
  return { rig, select: (n: number) => (bank = n) };
};

test('a coin taken just after another bank was selected is booked without a value, and closes the slot', async () => {
  const { rig, select } = await banked();
  rig.drop('KR500A');
  await rig.clock.advance(500);
  select(1);
  rig.drop('KR500A');
  await rig.clock.advance(300);

  expect(rig.events()).toMatchObject([
    { kind: 'coin', position: 4, value: { faceMinor: 500n } },
    { kind: 'coin', position: 4, value: undefined },
  ]);
  expect(rig.drop('KR500A').outcome).toBe('returned');
  expect(rig.warnings.map(({ message }) => message)).toEqual([
    'the acceptor was switched to other coins',
  ]);
});

test('coins taken in another bank while the line was away are booked without a value', async () => {
  const { rig, select } = await banked();
  rig.unplug();
  select(1);
  rig.drop('KR500A');
  await rig.clock.advance(1000);
  rig.replug();
  await rig.clock.advance(5000);

  expect(rig.events()).toMatchObject([{ kind: 'coin', value: undefined }]);
});

test('a bank that is not told with a coin delays the coin, and gives it no doubtful value', async () => {
  let isSilent = false;
  const rig = await openRig({
    answer: (header) => (header === REQUEST_BANK ? (isSilent ? 'silence' : [0]) : undefined),
  });
  rig.drop('KR500A');
  isSilent = true;
  await rig.clock.advance(800);
  const early = rig.coins();
  isSilent = false;
  await rig.clock.advance(2000);

  expect(early).toEqual([]);
  expect(rig.events()).toMatchObject([{ kind: 'coin', value: { faceMinor: 500n } }]);
});

test('an approved table that names its bank has it selected at the start, and shown', async () => {
  const rig = acceptorRig({ table: { ...emulatedTable, bank: 2 } });
  rig.device.bank = 0;
  await rig.open();

  expect(rig.device.bank).toBe(2);
  expect(rig.acceptor.state).toEqual(ready(true));
  expect(count(rig.headers, MODIFY_BANK)).toBe(1);
});

test('a device that does not show the bank of its table takes no coin', async () => {
  const rig = acceptorRig({
    table: { ...emulatedTable, bank: 2 },
    answer: (header) => (header === REQUEST_BANK ? [0] : undefined),
  });
  await rig.clock.advance(5000);

  expect(rig.acceptor.state).toMatchObject({
    reason: 'no-approved-table',
    detail: expect.stringMatching(/is for coin bank 2, and .* shows bank 0/),
  });
  expect(rig.device.inhibitMask).toBe(0);
});

test('a table of another bank that is approved in service has that bank selected, and its coins read', async () => {
  const rig = acceptorRig();
  rig.device.bank = 0;
  await rig.open();
  rig.table = { ...emulatedTable, bank: 1 };
  void rig.acceptor.useTable(rig.table);
  await rig.clock.advance(5000);
  const { outcome } = rig.drop('KR500A');
  await rig.clock.advance(500);

  expect([rig.device.bank, outcome]).toEqual([1, 'accepted']);
  expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4, value: { faceMinor: 500n } }]);
});

test('no bank is selected where the table names none', async () => {
  const rig = acceptorRig();
  rig.device.bank = 3;
  await rig.open();

  expect([rig.device.bank, count(rig.headers, MODIFY_BANK)]).toEqual([3, 0]);
});
