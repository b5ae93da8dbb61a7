// The tray's calls: one command to the emulated acceptor, one answer in its own words.

export type EmulatorReply = Readonly<{ ok: boolean; error?: string; [field: string]: unknown }>;

export interface EmulatorClient {
  /** Performs a command such as `coin KR500A`; never rejects. */
  perform(command: string): Promise<EmulatorReply>;
}

export type DeviceState = 'open' | 'closed' | 'unplugged' | 'faulty' | 'unknown';

/** The emulator behind the kiosk that served this page. */
export const emulatorClient: EmulatorClient = {
  perform: async (command) => {
    try {
      const response = await fetch('/emulator', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ command }),
        signal: AbortSignal.timeout(COMMAND_LIMIT_MS),
      });
      const reply: unknown = await response.json();
      return isReply(reply) ? reply : UNREACHABLE;
    } catch {
      return UNREACHABLE;
    }
  },
};

/** What the answer to `state` means for a coin. */
export function deviceState(reply: EmulatorReply): DeviceState {
  if (!reply.ok) return 'unknown';
  if (reply['isPlugged'] === false) return 'unplugged';
  if (Number(reply['fault'] ?? 0) !== 0) return 'faulty';
  // A ccTalk unit shows its registers, the others say so themselves.
  const isOpen =
    reply['isOpen'] ??
    (reply['acceptsCoins'] === true && reply['isPolled'] === true && reply['inhibitMask'] !== 0);
  return isOpen === true ? 'open' : 'closed';
}

const isReply = (value: unknown): value is EmulatorReply =>
  typeof value === 'object' && value !== null && typeof (value as EmulatorReply).ok === 'boolean';

const UNREACHABLE: EmulatorReply = { ok: false };
const COMMAND_LIMIT_MS = 15_000;
