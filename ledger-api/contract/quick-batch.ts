// A batch read in one pass over its canonical text, as kiosks write it. Whatever looks different is left to the JSON reader, the
// canonical writer and the schemas, and what is seen here they would say as well: `test/ledger-api/contract/quick-batch.test.ts`.
import { BATCH_RECORDS_MAX, BatchEnvelope, type ReceivedEnvelope } from './batch.ts';
import { canonicalText } from './canonical-json.ts';
import { isMoment } from './ids.ts';

/** A record with the canonical text it came in; of a coin it is known that the schemas take it. */
export type QuickRecord = Readonly<{ text: string; raw: object; isCoin: boolean }>;

/**
 * The envelope in `text`, when `text` is exactly its canonical text and means one thing only. Undefined says nothing:
 * the batch may well be valid.
 */
export function quickEnvelope(text: string): ReceivedEnvelope | undefined {
  const head = HEAD.exec(text);
  if (!head || !isMoment(head[2]!)) return undefined;
  const read = readRecords(text, head[0].length);
  if (!read || !text.endsWith('}') || !text.startsWith(BEFORE_SEALED, read.end)) return undefined;
  const sealed = BatchEnvelope.shape.sealed.safeParse(
    valueOf(text.slice(read.end + BEFORE_SEALED.length, -1)),
  );
  if (!sealed.success) return undefined;
  const [, batchSeq, createdAt, firstSeq, kioskEpoch, kioskId, lastSeq, prevBatchHash] = head;
  // The pattern of the head is that of the schema.
  const envelope = {
    batch: {
      batchSeq: Number(batchSeq),
      createdAt,
      firstSeq: Number(firstSeq),
      kioskEpoch: Number(kioskEpoch),
      kioskId,
      lastSeq: Number(lastSeq),
      prevBatchHash,
      records: read.records.map(({ raw }) => raw),
    },
    sealed: sealed.data,
  } as unknown as ReceivedEnvelope;
  recordsOf.set(envelope.batch, read.records);
  return envelope;
}

/** What a quick look saw of the records of this batch; undefined for a batch that was read in another way. */
export const quickRecords = (
  batch: ReceivedEnvelope['batch'],
): readonly QuickRecord[] | undefined => recordsOf.get(batch);

/** True for what `quickEnvelope` made: it is canonical, and of the schema's shape. */
export const isQuickEnvelope = (parsed: unknown): boolean => {
  const batch = (parsed as { batch?: unknown } | null | undefined)?.batch;
  return typeof batch === 'object' && batch !== null && recordsOf.has(batch);
};

/** By the very object that was made here: nothing else can pass for it. */
const recordsOf = new WeakMap<object, readonly QuickRecord[]>();

function readRecords(
  text: string,
  start: number,
): { records: QuickRecord[]; end: number } | undefined {
  const records: QuickRecord[] = [];
  for (let at = start; ; at += 1) {
    const record = coinAt(text, at) ?? recordAt(text, at);
    if (!record || records.length === BATCH_RECORDS_MAX) return undefined;
    records.push(record);
    at += record.text.length;
    if (text[at] !== ',') return { records, end: at };
  }
}

function coinAt(text: string, start: number): QuickRecord | undefined {
  COIN.lastIndex = start;
  const coin = COIN.exec(text);
  if (!coin || !isMomentOfDay(coin[1]!)) return undefined;
  const [whole, at, acceptorEpoch, acceptorId, creditSeq, currency, faceMinor] = coin;
  const position = Number(coin[7]);
  const route = Number(coin[8]);
  if (position > 255 || route > 255) return undefined;
  const body = {
    acceptorEpoch,
    acceptorId,
    creditSeq,
    currency,
    faceMinor,
    position,
    route,
    sessionId: coin[9],
  };
  return { text: whole, raw: { at, body, kind: 'coin', seq: Number(coin[10]) }, isCoin: true };
}

/** A record of any other kind: the object that begins here, if its text is the only one that means it. */
function recordAt(text: string, start: number): QuickRecord | undefined {
  const end = text[start] === '{' ? endOfObject(text, start) : -1;
  const own = text.slice(start, Math.max(end, start));
  const raw = valueOf(own);
  if (typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const { seq } = raw as { seq?: unknown };
  return Number.isSafeInteger(seq) && Number(seq) >= 1
    ? { text: own, raw, isCoin: false }
    : undefined;
}

/** The place behind the object that begins at `start`; −1 when it has no end. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return at + 1;
    else if (character === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at += 1;
    }
  }
  return -1;
}

/** What `text` means when it is canonical; names that could reach a prototype are left to those who refuse them. */
function valueOf(text: string): object | undefined {
  if (text.includes('"__proto__"') || text.includes('"constructor"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null;
    return isObject && canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

let knownDay = '';

/** Coins fall many a day: the day is looked at once, the time of day by its digits. */
function isMomentOfDay(at: string): boolean {
  const day = at.slice(0, 10);
  if (day !== knownDay && !isMoment(`${day}T00:00:00.000Z`)) return false;
  knownDay = day;
  return true;
}

const WHOLE = String.raw`[1-9]\d{0,14}`;
const AMOUNT = String.raw`[1-9]\d{0,17}`;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const DAY = String.raw`\d{4}-\d\d-\d\d`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}`;
const BYTE = String.raw`0|[1-9]\d{0,2}`;

const HEAD = new RegExp(
  `^{"batch":{"batchSeq":(${WHOLE}),"createdAt":"(${DAY}T${TIME}Z)","firstSeq":(${WHOLE}),` +
    `"kioskEpoch":(${WHOLE}),"kioskId":"(${UUID})","lastSeq":(${WHOLE}),"prevBatchHash":"([0-9a-f]{64})","records":\\[`,
);
const COIN = new RegExp(
  `{"at":"(${DAY}T${TIME}Z)","body":{"acceptorEpoch":"([0-9a-f-]{8,64})","acceptorId":"([ !#-[\\]-~]{1,200})",` +
    `"creditSeq":"(${AMOUNT})","currency":"([A-Z]{3})","faceMinor":"(${AMOUNT})","position":(${BYTE}),"route":(${BYTE}),` +
    `"sessionId":"(${UUID})"},"kind":"coin","seq":(${WHOLE})}`,
  'y',
);
const BEFORE_SEALED = ']},"sealed":';
