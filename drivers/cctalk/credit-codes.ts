// Devices whose credit codes are values and not positions (CVF): which positions a value stands for, the device itself says.
// A value knows no currency: ₩500 and ¥500 are one code. So a code is only ever a name for positions, never a value to us.
import { askTwice } from './ask-twice.ts';
import { readCoinId } from './coin-id.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';

/** The positions of each credit code, from 1. */
export type CreditCodes = ReadonlyMap<number, readonly number[]>;

/** Bit 7 multiplies by ten, the low seven bits are the value (part 3 §2.2); 0 and 128 mean none, 255 is a token. */
const TEN_TIMES = 0x80;
const VALUE_MAX = 0x7f;
const TOKEN = 255;
const MASK_BITS = 16;

/** Asks what each value that these coins may have stands for (header 212); empty where the device does not tell. */
export async function readCreditCodes(
  conversation: Conversation,
  coinIds: readonly (string | undefined)[],
  between: () => Promise<void>,
): Promise<CreditCodes> {
  const codes = [...new Set(coinIds.flatMap(possibleCodes))];
  // One that does not know the question would cost a second for each code.
  const isKnown = await conversation.ask(COMMANDS.requestCoinPosition, codes.slice(0, 1), 2);
  if (!isKnown.ok) return new Map();
  const questions = codes.map((code) => ({ command: COMMANDS.requestCoinPosition, data: [code] }));
  const masks = await askTwice(conversation, questions, between);
  const positions = masks.map((mask) => (mask ? positionsIn(mask[0]! | (mask[1]! << 8)) : []));
  return new Map(
    codes.flatMap((code, i) => (positions[i]!.length > 0 ? [[code, positions[i]!]] : [])),
  );
}

/** Makers count in the unit that circulates or in its hundredth. */
function possibleCodes(coinId: string | undefined): number[] {
  const reading = readCoinId(coinId ?? '');
  if (reading.reads !== 'coin') return [];
  const values = reading.faceMinors.flatMap((face) => [
    face,
    ...(face % 100n === 0n ? [face / 100n] : []),
  ]);
  return values.flatMap((value) => codesOf(value));
}

/** Both ways in which CVF can write a value. */
export function codesOf(value: bigint): number[] {
  const plain = value > 0n && value <= BigInt(VALUE_MAX) ? [Number(value)] : [];
  const tens = value / 10n;
  const isTens = value % 10n === 0n && tens > 0n && tens <= BigInt(VALUE_MAX);
  const code = TEN_TIMES + Number(tens);
  return isTens && code !== TOKEN ? [...plain, code] : plain;
}

const positionsIn = (mask: number): number[] =>
  Array.from({ length: MASK_BITS }, (_, i) => i + 1).filter((p) => (mask & (1 << (p - 1))) !== 0);
