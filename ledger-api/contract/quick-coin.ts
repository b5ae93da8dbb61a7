// The usual coin record, told by a quick look. The schemas of `batch.ts` decide about every other record, and what is seen here
// they would say as well: `test/ledger-api/contract/quick-coin.test.ts` holds them together.
import type { JournalRecord, RecordBody } from './batch.ts';

export type QuickCoin = Readonly<{ raw: JournalRecord; body: RecordBody<'coin'> }>;

/**
 * The coin in `received` when it is as kiosks write it: its body in canonical order, of a session, neither late nor
 * a copy. Undefined says nothing about the record.
 */
export function quickCoin(received: object): QuickCoin | undefined {
  if (countMembers(received) !== RECORD_MEMBERS) return undefined;
  const { at, body, kind, seq } = received as Readonly<Record<string, unknown>>;
  if (kind !== 'coin' || !isWhole(seq, 1, Number.MAX_SAFE_INTEGER) || !isInstant(at))
    return undefined;
  if (typeof body !== 'object' || body === null || !hasMembers(body, COIN_MEMBERS))
    return undefined;
  const coin = body as Readonly<Record<string, unknown>>;
  const isCoin =
    isText(coin['acceptorEpoch'], /^[0-9a-f-]{8,64}$/) &&
    // Shorter than the schema allows, so that nobody has to count characters as it does.
    isText(coin['acceptorId'], /^[ -~]{1,200}$/) &&
    isText(coin['creditSeq'], SMALL_NUMBER) &&
    isText(coin['currency'], /^[A-Z]{3}$/) &&
    isText(coin['faceMinor'], SMALL_NUMBER) &&
    isWhole(coin['position'], 0, 255) &&
    isWhole(coin['route'], 0, 255) &&
    isText(coin['sessionId'], /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  // Each member was looked at above.
  return isCoin
    ? { raw: { at, body, kind, seq } as JournalRecord, body: body as RecordBody<'coin'> }
    : undefined;
}

/** True when these are its members, in this order. */
function hasMembers(value: object, names: readonly string[]): boolean {
  let n = 0;
  for (const name in value) if (name !== names[n++]) return false;
  return n === names.length && !Array.isArray(value);
}

/** How many members it has. */
function countMembers(value: object): number {
  let n = 0;
  for (const _ in value) n += 1;
  return n;
}

const isText = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isInstant = (value: unknown): boolean =>
  isText(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) &&
  !Number.isNaN(Date.parse(value as string));

const RECORD_MEMBERS = 4;
const COIN_MEMBERS = [
  'acceptorEpoch',
  'acceptorId',
  'creditSeq',
  'currency',
  'faceMinor',
  'position',
  'route',
  'sessionId',
];
/** Above zero, and far from the end of 64 bits. */
const SMALL_NUMBER = /^[1-9]\d{0,17}$/;
