// A port that is found again when the system gives it another name: after a replug ttyUSB0 may have become ttyUSB1.
import { listPorts, stableNameOf } from './ports.ts';
import type { OpenedLine, OpenLine } from './serial-line.ts';

/**
 * Opens the port called `path`. Once it has been open, the same adapter is looked for under its stable name first;
 * without one, a missing port is told with the names that could be meant.
 */
export function stablePort(
  path: string,
  openPort: (path: string) => Promise<OpenedLine>,
  devices?: string,
): OpenLine {
  let stableName: string | undefined;

  return async () => {
    if (stableName !== undefined) {
      const opened = await openPort(stableName);
      // Unplugged, or replaced by another adapter: then that one may have come under the name in the settings.
      if (opened.ok || opened.fault !== 'missing') return opened;
    }
    const opened = await openPort(path);
    if (opened.ok) stableName = await stableNameOf(path, devices);
    if (opened.ok || opened.fault !== 'missing') return opened;
    return { ...opened, sentence: `${opened.sentence}${await hint(stableName, devices)}` };
  };
}

async function hint(stableName: string | undefined, devices: string | undefined): Promise<string> {
  if (stableName !== undefined) return `; it is expected as ${stableName}`;
  const ports = await listPorts(devices);
  if (ports.length === 0) return '';
  return `; these ports are there: ${ports.join(', ')} (a name under serial/by-id stays when the plug is moved)`;
}
