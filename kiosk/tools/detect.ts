// `npm run kiosk -- --detect [PORT…]`: what hangs on each serial port, and what to write into ACCEPTOR.
import type { Clock } from '#drivers/clock.ts';
import { detectOn, type OpenPort } from '#drivers/detect.ts';

export type Tool = Readonly<{
  clock: Clock;
  openPort: OpenPort;
  /** One line for the person who asked. */
  say(line: string): void;
}>;

/** Looks at every port, one after the other; answers the exit code, 0 when something can be used. */
export async function detect(
  ports: readonly string[],
  { clock, openPort, say }: Tool,
): Promise<0 | 1> {
  if (ports.length === 0) {
    say('No serial port was found. Plug in the adapter, or name the port: --detect /dev/ttyS0');
    return 1;
  }
  let isUsable = false;
  for (const port of ports) {
    for (const { sentence, setting } of await detectOn(port, openPort, clock)) {
      isUsable ||= setting !== undefined;
      say(sentence);
      if (setting !== undefined) say(`  ACCEPTOR=${setting}`);
    }
  }
  return isUsable ? 0 : 1;
}
