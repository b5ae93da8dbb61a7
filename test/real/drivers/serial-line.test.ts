// The real serialport on a real pseudo-terminal: what goes wrong when a line is opened, in words.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { listPorts } from '#drivers/line/ports.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import { openPseudoTerminal } from '#drivers/pseudo-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tikkeul-line-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a serial line that does not exist says what to do', async () => {
  expect(await openSerialLine(join(folder, 'nothing'), 9600, systemClock)).toEqual({
    ok: false,
    fault: 'missing',
    sentence: expect.stringContaining('plug in the acceptor'),
  });
});

test('a serial line in use by another says so', async () => {
  const terminal = openPseudoTerminal();
  const first = await openSerialLine(terminal.path, 9600, systemClock);
  const second = await openSerialLine(terminal.path, 9600, systemClock);
  if (first.ok) await first.line.close();
  terminal.close();

  expect(first.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, fault: 'in-use' });
});

test('a serial line that this kiosk has open under another name is named, and no other program is blamed', async () => {
  const terminal = openPseudoTerminal();
  const alias = join(folder, 'alias');
  symlinkSync(terminal.path, alias);
  const first = await openSerialLine(terminal.path, 9600, systemClock);
  const second = await openSerialLine(alias, 9600, systemClock);
  if (first.ok) await first.line.close();
  const third = await openSerialLine(alias, 9600, systemClock);
  if (third.ok) await third.line.close();
  terminal.close();

  expect(second).toMatchObject({
    ok: false,
    fault: 'in-use',
    sentence: expect.stringMatching(
      `^${alias} is the same port as ${terminal.path}, .*ACCEPTOR must name each port by one name`,
    ),
  });
  expect(third.ok).toBe(true);
});

test('8. a device that vanishes (EIO, and close told twice) ends the line once, and nothing after it throws', async () => {
  const terminal = openPseudoTerminal();
  const opened = await openSerialLine(terminal.path, 9600, systemClock);
  if (!opened.ok) throw new Error(opened.sentence);
  const { line } = opened;
  const arrivals: string[] = [];
  const waiting = line.arrival(new AbortController().signal).then(() => arrivals.push('ended'));

  line.write(new Uint8Array([1, 2, 3]));
  terminal.close();
  await waiting;
  line.write(new Uint8Array([4, 5, 6]));
  await Promise.all([line.close(), line.close()]);
  await line.arrival(new AbortController().signal);

  expect({ arrivals, isOpen: line.isOpen, left: line.take().length }).toEqual({
    arrivals: ['ended'],
    isOpen: false,
    left: 0,
  });
});

test('8. a line that knows no control lines (a pseudo-terminal) carries bytes both ways, and ports are listed without udevadm', async () => {
  const terminal = openPseudoTerminal();
  const opened = await openSerialLine(terminal.path, 9600, systemClock);
  if (!opened.ok) throw new Error(opened.sentence);
  const { line } = opened;

  line.write(new Uint8Array([1, 2, 3]));
  terminal.write(new Uint8Array([4, 5]));
  await line.arrival(new AbortController().signal);
  const heard = [...line.take()];
  await line.close();
  terminal.close();

  const path = process.env['PATH'];
  process.env['PATH'] = folder;
  const ports = await listPorts(folder);
  process.env['PATH'] = path;
  expect({ heard, ports }).toEqual({ heard: [4, 5], ports: [] });
});
