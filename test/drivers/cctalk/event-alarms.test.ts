// Which events of the device an operator hears of, with the words on the wire, and how often.
import { expect, test } from 'vitest';
import { openRig } from '../../support/acceptor-rig.ts';

const ALARMS = [4, 5, 6, 7, 13, 14, 15, 16, 20, 21, 24, 25, 26, 29, 30, 34, 36, 40, 160, 200, 255];
const EVERYDAY = [1, 2, 3, 8, 9, 12, 33, 37, 131, 254];

test.each(ALARMS)('event %i is told once, with what was said on the line', async (code) => {
  const rig = await openRig();
  await rig.clock.advance(3000);
  rig.device.note(code, false);
  await rig.clock.advance(1000);

  const told = rig.warnings.filter(({ fields }) => fields['code'] === code);
  expect(told).toHaveLength(1);
  expect(told[0]!.wire.length).toBeGreaterThan(3);
  const shown = `010b02000100${code.toString(16).padStart(2, '0')}`;
  expect(told[0]!.wire.slice(-5).join()).toContain(shown);
});

test.each(EVERYDAY)('event %i is everyday life and no alarm', async (code) => {
  const rig = await openRig();
  rig.device.note(code, false);
  await rig.clock.advance(1000);

  expect(rig.warnings.filter(({ fields }) => 'code' in fields)).toEqual([]);
});

test('a device that chatters is told once a minute for each kind, with how often', async () => {
  const rig = await openRig();
  for (let i = 0; i < 130; i++) {
    rig.device.note(i % 2 ? 20 : 14, false);
    await rig.clock.advance(1000);
  }

  const strings = rig.warnings.filter(({ fields }) => fields['code'] === 20);
  expect(strings.map(({ fields }) => fields['foundAgain'])).toEqual([undefined, 29, 29]);
  expect(rig.rejects()).toHaveLength(130);
});

test('the minutes before an alarm are shown with each kind, and not again within a minute', async () => {
  const rig = await openRig();
  await rig.clock.advance(200_000);
  const lines: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 6; i++) rig.drop('KR100A');
    await rig.clock.advance(25_000);
    lines.push(rig.warnings.at(-1)!.wire.length);
  }
  rig.device.note(20, false);
  await rig.clock.advance(1000);
  lines.push(rig.warnings.at(-1)!.wire.length);

  const [first = 0, second = 0, third = 0, other = 0] = lines;
  expect(Math.max(second, third)).toBeLessThan(first / 4);
  expect(Math.min(second, third)).toBeGreaterThan(3);
  expect(other).toBeGreaterThan(first);
});
