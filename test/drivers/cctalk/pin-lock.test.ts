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

test.each([
  ['cannot be told its inhibits', [231]],
  ['shows neither its inhibits nor its master inhibit', [230, 227]],
])(
  'a device that %s is kept out of service, with a sentence that says what to do',
  async (_, lacks) => {
    const rig = acceptorRig({
      answer: (header) => (lacks.includes(header) ? 'silence' : undefined),
    });
    await rig.clock.advance(10_000);

    expect(rig.acceptor.state).toMatchObject({
      reason: 'cannot-close',
      detail: expect.stringMatching(
        /header 231 .*230, or by 228 and 227\. Switch these on .* or connect/,
      ),
    });
  },
);

test('a device that cannot be told its inhibits and lets everything in by itself is never opened by its master', async () => {
  const rig = acceptorRig({ answer: (header) => (header === 231 ? 'silence' : undefined) });
  rig.device.inhibitMask = 0xffff;
  await rig.clock.advance(3000);
  const opened: boolean[] = [];
  for (let i = 0; i < 200; i++) {
    if (i % 50 === 0) void rig.acceptor.accept();
    opened.push(rig.device.acceptsCoins);
    await rig.clock.advance(50);
  }

  expect(opened).not.toContain(true);
  expect(rig.acceptor.state).toMatchObject({ reason: 'cannot-close' });
});

test('a device that falls silent is no such device: its cable is to be looked at', async () => {
  let isSilent = false;
  const rig = await openRig({ answer: () => (isSilent ? 'silence' : undefined) });
  isSilent = true;
  rig.states.length = 0;
  void rig.acceptor.inhibit();
  await rig.clock.advance(20_000);

  const details = rig.states.flatMap((s) => (s.state === 'out-of-service' ? [s.detail] : []));
  expect(details.length).toBeGreaterThan(0);
  expect(details.filter((detail) => /Switch these on/.test(detail))).toEqual([]);
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
