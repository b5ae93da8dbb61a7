// Spoils the JSON of a body in one place: a value, a field, or the text itself.
import { BAD_VALUES, RAW_VALUES } from './bad-values.ts';
import type { Dice } from './dice.ts';

type Place = Readonly<{ holder: Record<string, unknown>; key: string }>;

/** A body that is not as it should be, or perhaps still is. */
export function spoilBody(body: string, dice: Dice): string | Buffer {
  // What was made large or deep before is not looked through again.
  const value = body.length > LOOKED_THROUGH_MAX ? undefined : parsed(body);
  if (typeof value !== 'object' || value === null || dice.chance(15)) return spoilText(body, dice);
  const { holder, key } = dice.one([...placesIn(value), { holder: wrap(value), key: 'all' }]);
  const way = dice.below(6);
  if (way === 0) holder[key] = dice.one(BAD_VALUES);
  else if (way === 1) delete holder[key];
  else if (way === 2) holder[dice.one(['x', 'phone', 'role', 'amountMinor', ''])] = 'unasked';
  else if (way === 3) holder[key] = [holder[key], holder[key]];
  else if (way === 4) return withRaw(value, { holder, key }, dice.one(RAW_VALUES));
  else return withTwice(JSON.stringify(value), key, dice);
  return JSON.stringify(key === 'all' && way === 0 ? holder[key] : value);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const wrap = (value: object): Record<string, unknown> => ({ all: value });

function placesIn(value: object): Place[] {
  const holder = value as Record<string, unknown>; // Lists, too: their keys are numbers.
  return Object.entries(holder).flatMap(([key, inner]) => [
    { holder, key },
    ...(typeof inner === 'object' && inner !== null ? placesIn(inner) : []),
  ]);
}

function withRaw(value: object, { holder, key }: Place, raw: string): string {
  holder[key] = MARK;
  return JSON.stringify(value).replace(JSON.stringify(MARK), () => raw);
}

/** The same key a second time, with another value: readers disagree about which one counts. */
function withTwice(text: string, key: string, dice: Dice): string {
  const named = `${JSON.stringify(key)}:`;
  const at = text.indexOf(named);
  if (at < 0) return text;
  return `${text.slice(0, at)}${named}${JSON.stringify(dice.one(BAD_VALUES))},${text.slice(at)}`;
}

function spoilText(body: string, dice: Dice): string | Buffer {
  const at = dice.below(body.length + 1);
  return dice.one<() => string | Buffer>([
    () => body.slice(0, at),
    () => `${body}${body}`,
    () => `\uFEFF${body}`,
    () => `${body}\0`,
    () => `/* */${body}`,
    () =>
      Buffer.concat([Buffer.from(body.slice(0, at)), INVALID_UTF8, Buffer.from(body.slice(at))]),
    () => Buffer.from(body, 'utf16le'),
    () => `[${body}]`,
    () => JSON.stringify(body),
    () => 'null',
    () => '',
    () => `{"__proto__":${body || '{}'}}`,
    () => `${body.slice(0, -1)},"x":"${'y'.repeat(20_000)}"}`,
    () => '['.repeat(7_000),
  ])();
}

const LOOKED_THROUGH_MAX = 4_000;
const MARK = 'a place for something raw';
const INVALID_UTF8 = Buffer.from([0xc3, 0x28, 0xff]);
