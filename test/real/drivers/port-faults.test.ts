// A port that the system does not give us. Errors are put in where serialport would report them: the tests may run as an
// administrator, whom no file mode keeps out.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import type { OpenedLine } from '#drivers/line/serial-line.ts';
import { acceptorRig } from '../../support/acceptor-rig.ts';
import { ready } from '../../support/acceptor-words.ts';

const system = vi.hoisted(() => ({ error: '' }));

vi.mock('serialport', () => ({
  SerialPort: class {
    readonly isOpen = false;
    on(): this {
      return this;
    }
    open(done: (error: Error) => void): void {
      done(new Error(system.error));
    }
  },
}));

describe('a port that cannot be opened', () => {
  beforeEach(() => {
    system.error = '';
  });

  test.each<[string, string, OpenedLine & { ok: false }]>([
    [
      'for want of permission',
      'Error: Permission denied, cannot open /dev/ttyUSB0',
      {
        ok: false,
        fault: 'no-permission',
        sentence:
          '/dev/ttyUSB0 may not be opened: add this user to the group that owns it (often "dialout")',
      },
    ],
    [
      'because another program has it',
      'Error: Resource temporarily unavailable Cannot lock port',
      {
        ok: false,
        fault: 'in-use',
        sentence: '/dev/ttyUSB0 is in use by another program: stop it first',
      },
    ],
    [
      'because it is not there',
      'Error: No such file or directory, cannot open /dev/ttyUSB0',
      {
        ok: false,
        fault: 'missing',
        sentence: '/dev/ttyUSB0 does not exist: plug in the acceptor, or correct ACCEPTOR',
      },
    ],
    [
      'whose device is gone',
      'Error: No such device or address, cannot open /dev/ttyUSB0',
      {
        ok: false,
        fault: 'missing',
        sentence:
          '/dev/ttyUSB0 has no serial device behind it: plug in the acceptor, or correct ACCEPTOR',
      },
    ],
    [
      'that is no serial port',
      'Error: Inappropriate ioctl for device setting custom baud rate of 9600',
      {
        ok: false,
        fault: 'failed',
        sentence: '/dev/ttyUSB0 is not a serial port: correct ACCEPTOR',
      },
    ],
    [
      'for a reason that nobody expected',
      'Error: Unknown error code 5',
      {
        ok: false,
        fault: 'failed',
        sentence:
          '/dev/ttyUSB0 cannot be opened (Error: Unknown error code 5): unplug the adapter and plug it in again, or correct ACCEPTOR',
      },
    ],
  ])('%s says so in one sentence', async (_, error, answer) => {
    system.error = error;

    expect(await openSerialLine('/dev/ttyUSB0', 9600, handMovedClock())).toEqual(answer);
  });
});

test('an acceptor without permission is out of service with that sentence, and serves when it is given', async () => {
  const rig = acceptorRig();
  system.error = 'Error: Permission denied, cannot open /dev/ttyUSB0';
  const refused = await openSerialLine('/dev/ttyUSB0', 9600, rig.clock);
  rig.instead = refused;
  rig.crash();
  await rig.clock.advance(3000);
  const without = rig.acceptor.state;
  rig.instead = undefined;
  await rig.clock.advance(3000);

  expect(without).toMatchObject({
    state: 'out-of-service',
    reason: 'no-device',
    detail: expect.stringContaining('dialout'),
  });
  expect(rig.acceptor.state).toEqual(ready(false));
});
