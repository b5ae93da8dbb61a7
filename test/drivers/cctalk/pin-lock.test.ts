// A device that leaves the commands for its slot unanswered until it is given its PIN.
import { expect, test } from 'vitest';
import { acceptorRig, openRig } from '../../support/acceptor-rig.ts';

const SLOT_COMMANDS = [231, 228];

test('a device that is silent to 231 and 228 while it answers everything else is said to be locked by a PIN', async () => {
  const rig = acceptorRig({
    answer: (header) => (SLOT_COMMANDS.includes(header) ? 'silence' : undefined),
  });
  await rig.clock.advance(10_000);

  expect(rig.acceptor.state).toMatchObject({
    reason: 'cannot-close',
    detail: expect.stringContaining('locked by a PIN'),
  });
});

test('the same alarm is told at once, and then at most every ten minutes with how often it was found', async () => {
  let isLocked = false;
  const rig = await openRig({
    answer: (header) =>
      isLocked && header > 226 && header < 232 && header !== 229 ? 'silence' : undefined,
  });
  isLocked = true;
  rig.device.reset();
  await rig.clock.advance(5000);
  const first = rig.warnings.filter(({ fields }) => !('kind' in fields)).length;
  await rig.clock.advance(590_000);
  const early = rig.warnings.filter(({ fields }) => !('kind' in fields)).length;
  await rig.clock.advance(30_000);

  const alarms = rig.warnings.filter(({ fields }) => !('kind' in fields));
  expect([first, early, alarms.length]).toEqual([1, 1, 2]);
  expect(alarms[1]!.fields['foundAgain']).toBeGreaterThan(10);
});

test('lost credits are told each time, however alike', async () => {
  const rig = await openRig();
  for (let i = 0; i < 2; i++) {
    for (let coin = 0; coin < 6; coin++) rig.drop('KR100A');
    await rig.clock.advance(1000);
  }

  expect(rig.warnings).toHaveLength(2);
});
