// One command from the tray page to the control socket of the emulated acceptor, and its one line back.
import { connect } from 'node:net';
import { z } from 'zod';
import { EmulatorAnswer } from './contract.ts';

/** Body of `POST /emulator`. */
export const EmulatorCommand = z.strictObject({
  command: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\r\n]*$/, 'is one line'),
});

export type Relayed =
  | { ok: true; answer: z.infer<typeof EmulatorAnswer> }
  | { ok: false; sentence: string };

/** Never rejects; waits at most `RELAY_TIMEOUT_MS`, long enough for a bag of coins. */
export function relayToEmulator(controlPath: string, command: string): Promise<Relayed> {
  return new Promise((resolve) => {
    const socket = connect(controlPath);
    let heard = '';
    const finish = (relayed: Relayed): void => {
      resolve(relayed);
      socket.destroy();
    };
    socket.setTimeout(RELAY_TIMEOUT_MS, () => finish(SILENT));
    socket.on('error', () => finish(ABSENT));
    socket.on('close', () => finish(ABSENT));
    socket.on('connect', () => socket.write(`${command}\n`));
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
      const end = heard.indexOf('\n');
      if (end === -1 && heard.length <= ANSWER_CHARS_MAX) return;
      finish(parseLine(heard.slice(0, Math.max(end, 0))));
    });
  });
}

function parseLine(line: string): Relayed {
  try {
    return { ok: true, answer: EmulatorAnswer.parse(JSON.parse(line)) };
  } catch {
    return { ok: false, sentence: 'The emulated acceptor answered something else than one line.' };
  }
}

const SILENT: Relayed = { ok: false, sentence: 'The emulated acceptor does not answer.' };
const ABSENT: Relayed = { ok: false, sentence: 'The emulated acceptor is not running.' };
const RELAY_TIMEOUT_MS = 120_000;
const ANSWER_CHARS_MAX = 65_536;
