// The serial ports of this machine. Linux keeps a name for each USB adapter that survives replugging (serial/by-id).
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

const DEVICES = '/dev';
/** USB adapters and boards; a built-in port is found when it is named. */
const PORT = /^tty(USB|ACM)\d+$/;

/** Every USB serial port, by its stable name where it has one. */
export async function listPorts(devices = DEVICES): Promise<string[]> {
  const stable = await stableNames(devices);
  const ports = (await namesIn(devices)).filter((name) => PORT.test(name));
  const named = ports.map(async (name) => {
    const path = join(devices, name);
    return stable.get((await targetOf(path)) ?? '') ?? path;
  });
  return (await Promise.all(named)).sort();
}

/** The stable name of the device that `path` stands for now; undefined where it has none. */
export async function stableNameOf(path: string, devices = DEVICES): Promise<string | undefined> {
  const device = await targetOf(path);
  return device === undefined ? undefined : (await stableNames(devices)).get(device);
}

/** Stable names by the device that each stands for now. */
async function stableNames(devices: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(devices, 'serial/by-id');
  const links = (await namesIn(folder)).map((name) => join(folder, name));
  const targets = await Promise.all(links.map(targetOf));
  return new Map(
    targets.flatMap((target, i) => (target === undefined ? [] : [[target, links[i]!] as const])),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

async function targetOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
