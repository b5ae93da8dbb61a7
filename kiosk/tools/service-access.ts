// `npm run kiosk -- --service-access CODE`: a PIN from standard input becomes a line for SERVICE_ACCESS.
import type { Entropy } from '#drivers/entropy.ts';
import { OperatorCode, ServicePin } from '../bridge/service-contract.ts';
import { makeAccess } from '../service/access.ts';

type Given = Readonly<{
  operatorCode: string;
  /** What was typed or piped, up to the end of its first line; it is not an argument, which others could see. */
  typed: AsyncIterable<{ toString(): string }>;
  entropy: Entropy;
  say(line: string): void;
}>;

/** The exit code; a sentence says what is wrong. */
export async function serviceAccess({ operatorCode, typed, entropy, say }: Given): Promise<number> {
  if (!OperatorCode.safeParse(operatorCode).success) {
    say('An operator code is one to eight digits, such as 17.');
    return WRONG;
  }
  const pin = await firstLine(typed);
  if (!ServicePin.safeParse(pin).success || isEasy(pin)) {
    say('A PIN is six to twelve digits, not all alike and not in a row. Nothing was made.');
    return WRONG;
  }
  say(`SERVICE_ACCESS=${await makeAccess(operatorCode, pin, entropy.bytes(SALT_BYTES))}`);
  return 0;
}

async function firstLine(typed: Given['typed']): Promise<string> {
  let text = '';
  for await (const chunk of typed) {
    text += chunk.toString();
    if (text.includes('\n') || text.length > TYPED_CHARS_MAX) break;
  }
  return text.split('\n', 1)[0]!.trim();
}

/** 111111 and 123456 are tried first. */
const isEasy = (pin: string): boolean =>
  new Set(pin).size === 1 || '01234567890123'.includes(pin) || '32109876543210'.includes(pin);

const WRONG = 2;
const SALT_BYTES = 16;
const TYPED_CHARS_MAX = 100;
