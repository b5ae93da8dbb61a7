// What became of each click, as the tray tells it: newest first, and only the last few.
import { formatNumber } from '../kit/format.ts';
import type { TrayText } from '../text/tray/ko.ts';
import type { EmulatorReply } from './emulator-client.ts';

export type Result = Readonly<{
  /** Rises with each result. */
  number: number;
  tone: 'accepted' | 'returned' | 'note' | 'failed';
  words: string;
}>;

/** `results` with one more on top; the oldest leave. */
export const addResult = (
  results: readonly Result[],
  { tone, words }: Omit<Result, 'number'>,
): readonly Result[] =>
  [{ number: (results[0]?.number ?? 0) + 1, tone, words }, ...results].slice(0, RESULTS_MAX);

/** What the answer to a `coin` command says about `coin`. */
export function coinResult(
  text: TrayText,
  coin: string,
  reply: EmulatorReply,
): Omit<Result, 'number'> {
  if (!reply.ok) return failure(text, reply);
  const isAccepted = reply['outcome'] === 'accepted';
  const { accepted, returned, event } = reply;
  const words =
    typeof accepted === 'number' && typeof returned === 'number'
      ? text.some(coin, accepted, returned)
      : isAccepted
        ? text.accepted(coin)
        : text.returned(coin);
  const where = typeof event === 'number' ? ` · ${text.event(event)}` : '';
  return { tone: isAccepted ? 'accepted' : 'returned', words: `${words}${where}` };
}

/** What the answer to `count` says. */
export function countResult(text: TrayText, reply: EmulatorReply): Omit<Result, 'number'> {
  if (!reply.ok) return failure(text, reply);
  const accepted = Object.values(reply['accepted'] as Record<string, number>);
  const sum = accepted.reduce((sum, count) => sum + count, 0);
  return {
    tone: 'note',
    words: text.counted(formatNumber(sum), formatNumber(Number(reply['returned']))),
  };
}

/** Why a command did not work, in the device's own words where it gave some. */
export const failure = (text: TrayText, reply: EmulatorReply): Omit<Result, 'number'> => ({
  tone: 'failed',
  words: text.failed(reply.error ?? text.unreachable),
});

const RESULTS_MAX = 6;
