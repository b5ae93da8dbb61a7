// Another program that has a serial port open, with the exclusive lock that serialport takes.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { systemClock } from '#drivers/clock.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';

/** Starts it and waits until it has the port. */
export async function holdPort(port: string): Promise<ChildProcess> {
  const child = spawn('node', [import.meta.filename, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') return child;
    throw new Error(line);
  }
  throw new Error('the port holder ended');
}

if (import.meta.main) {
  const [port = ''] = process.argv.slice(2);
  const opened = await openSerialLine(port, 9600, systemClock);
  process.stdout.write(opened.ok ? 'open\n' : `${opened.sentence}\n`);
}
