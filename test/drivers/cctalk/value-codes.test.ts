// Devices whose credit codes are coin values (CVF, option flag 0): a code is a name for positions, and they have the value.
import { expect, test } from 'vitest';
import { codesOf } from '#drivers/cctalk/credit-codes.ts';
import { acceptorRig, emulatedTable } from '../../support/acceptor-rig.ts';

const REQUEST_COIN_POSITION = 212;
const WON_500 = 178;
const CENTS_25 = 25;

async function valuing(
  valueCodes: Readonly<Record<string, number>>,
  options: Parameters<typeof acceptorRig>[0] = {},
) {
  const rig = acceptorRig(options);
  rig.device.valueCodes = valueCodes;
  await rig.clock.advance(6000);
  return rig;
}

test.each([
  [25n, [25]],
  [100n, [100, 138]],
  [500n, [WON_500]],
  [1000n, [228]],
  [1270n, []],
  [1275n, []],
  [0n, []],
])('a value of %s is written %j', (value, codes) => {
  expect(codesOf(value)).toEqual(codes);
});

test('a coin is booked at the position that the device names for its code, with the approved value', async () => {
  const rig = await valuing({ KR500A: WON_500, US025A: CENTS_25 });
  await rig.during(rig.acceptor.accept());
  rig.drop('KR500A');
  rig.drop('US025A');
  await rig.clock.advance(500);

  expect(rig.events()).toMatchObject([
    { kind: 'coin', position: 4, value: { currency: 'KRX', faceMinor: 500n } },
    { kind: 'coin', position: 8, value: { currency: 'USX', faceMinor: 25n } },
  ]);
});

test('only positions whose code is known are opened', async () => {
  const rig = await valuing({ KR500A: WON_500, US025A: CENTS_25 });

  expect(rig.acceptor.state).toMatchObject({ approvedPositions: [4, 8] });
});

test('a code that two currencies share opens neither of them, and is never money', async () => {
  const rig = await valuing({ KR500A: WON_500, JP100A: 100, CN100A: 100, KR100A: 100 });
  await rig.during(rig.acceptor.accept());
  rig.device.inhibitMask = 0xffff;
  rig.drop('CN100A');
  await rig.clock.advance(500);

  expect(rig.acceptor.state).toMatchObject({ approvedPositions: [4] });
  // Inhibits that nobody told look like a reset.
  expect(rig.events()).toMatchObject([{ kind: 'gap' }, { kind: 'coin', value: undefined }]);
});

test('two mint issues of one coin that are approved alike are taken', async () => {
  const [won500] = emulatedTable.entries.filter(({ position }) => position === 4);
  const table = {
    ...emulatedTable,
    entries: [won500!, { ...won500!, position: 3, coinId: 'KR100A' }],
  };
  const rig = await valuing({ KR500A: WON_500, KR100A: WON_500 }, { table });
  await rig.during(rig.acceptor.accept());
  rig.drop('KR500A');
  await rig.clock.advance(500);

  expect(rig.events()).toMatchObject([{ kind: 'coin', position: 3, value: { faceMinor: 500n } }]);
});

test('a device that does not say what its values stand for stays closed, with the reason', async () => {
  const rig = await valuing(
    { KR500A: WON_500 },
    { answer: (header) => (header === REQUEST_COIN_POSITION ? 'silence' : undefined) },
  );

  expect(rig.acceptor.state).toMatchObject({
    state: 'out-of-service',
    detail: expect.stringContaining('does not say which positions they are'),
  });
});
