// The words after `npm run kiosk --` that do something else than run the kiosk: look at acceptors, make an access.
import { lstatSync } from 'node:fs';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import { listPorts } from '#drivers/line/ports.ts';
import { type AcceptorSetting, parseAcceptorSetting } from '#drivers/open-acceptor.ts';
import { capture } from './capture.ts';
import { detect, type Tool } from './detect.ts';
import { serviceAccess } from './service-access.ts';

type Given = Readonly<{
  /** The acceptors of ACCEPTOR. */
  acceptors: readonly AcceptorSetting[];
  /** Where the emulated acceptor of this DATA_DIR is, when it runs. */
  emulatedTty: string;
}>;

/** The exit code, or undefined when the words are not understood. */
export async function runTool(
  words: readonly string[],
  { acceptors, emulatedTty }: Given,
): Promise<number | undefined> {
  const tool: Tool = {
    clock: systemClock,
    openPort: (path, baudRate) => openSerialLine(path, baudRate, systemClock),
    say: (line) => void process.stdout.write(`${line}\n`),
  };
  const pathOf = ({ place }: AcceptorSetting): string =>
    place.kind === 'port' ? place.path : emulatedTty;

  const [word, ...rest] = words;
  if (word === '--detect') {
    const isThere = (path: string): boolean =>
      path !== emulatedTty || lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    const known = [...acceptors.map(pathOf).filter(isThere), ...(await listPorts())];
    return detect([...new Set(rest.length > 0 ? rest : known)], tool);
  }
  if (word === '--service-access' && rest.length === 1) {
    const typed = process.stdin;
    if (typed.isTTY) process.stderr.write('PIN (it is seen while it is typed): ');
    return serviceAccess({ ...tool, operatorCode: rest[0]!, typed, entropy: systemEntropy });
  }
  const [file, setting, ...more] = rest;
  if (word !== '--capture' || file === undefined || more.length > 0) return undefined;
  const chosen =
    setting === undefined ? { ok: true as const, acceptors } : parseAcceptorSetting(setting);
  if (!chosen.ok) return undefined;
  const [acceptor] = chosen.acceptors;
  if (!acceptor) return undefined;
  return capture(file, acceptor, pathOf(acceptor), tool);
}
