// One kiosk's life as one list, newest first, drawn from what the books keep of it anyway.
import type { ReceivedBatch } from '../../contract/batch.ts';
import { instantText, type KioskId } from '../../contract/ids.ts';
import { LIFE_KINDS, type LifeEntry, type LifeKind } from '../../contract/kiosk-life.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { NumberedTask } from '../../store/port/paperwork.ts';

/** Where a kind of entries was left: each has an order of its own, so that none is shown twice or left out. */
export type LifePlace = readonly [major: number, minor: number];
export type LifePlaces = Readonly<Partial<Record<LifeKind, LifePlace>>>;

type Found = Readonly<{ atMs: number; place: LifePlace; entry: () => LifeEntry }>;
type Read = (
  books: ReadingBooks,
  id: KioskId,
  before: LifePlace,
  limit: number,
) => Promise<readonly Found[]>;

/** Up to `limit` entries behind `places`, of one kind or of all, and where the next page begins. */
export async function kioskLife(
  books: ReadingBooks,
  id: KioskId,
  kind: LifeKind | undefined,
  places: LifePlaces,
  limit: number,
): Promise<Readonly<{ entries: LifeEntry[]; next: LifePlaces | undefined }>> {
  const piles = [];
  for (const one of kind === undefined ? LIFE_KINDS : [kind]) {
    const found = await READ[one](books, id, places[one] ?? NEWEST, limit + 1);
    piles.push({ kind: one, found, taken: 0 });
  }
  const left: Partial<Record<LifeKind, LifePlace>> = { ...places };
  const entries: LifeEntry[] = [];
  for (;;) {
    const newest = piles
      .filter(({ found, taken }) => taken < found.length)
      .reduce<(typeof piles)[number] | undefined>(
        (best, pile) => (best && atMsOf(best) >= atMsOf(pile) ? best : pile),
        undefined,
      );
    if (!newest) return { entries, next: undefined };
    if (entries.length === limit) return { entries, next: left };
    const { place, entry } = newest.found[newest.taken]!;
    newest.taken += 1;
    left[newest.kind] = place;
    entries.push(entry());
  }
}

type Pile = Readonly<{ found: readonly Found[]; taken: number }>;
const atMsOf = ({ found, taken }: Pile): number => found[taken]!.atMs;

const READ: Readonly<Record<LifeKind, Read>> = {
  coins: async ({ deposits }, id, [hour], limit) =>
    (await deposits.coinHoursOf(id, hour, limit)).map(({ hour: one, count }) => {
      const atMs = one * HOUR_MS;
      return { atMs, place: [one, 0], entry: () => ({ kind: 'coins', at: at(atMs), count }) };
    }),
  gap: async ({ paperwork }, id, [number], limit) =>
    (await paperwork.tasksBefore(id, 'gaps', number, limit)).map((task) => taskFound('gap', task)),
  fault: async ({ paperwork }, id, [number], limit) =>
    (await paperwork.tasksBefore(id, 'others', number, limit)).map((task) =>
      taskFound('fault', task),
    ),
  told: async ({ kiosks }, id, [kioskEpoch, heartbeatCounter], limit) =>
    (await kiosks.tellingsBefore(id, { kioskEpoch, heartbeatCounter }, limit)).map((telling) => ({
      atMs: telling.atMs,
      place: [telling.kioskEpoch, telling.heartbeatCounter],
      entry: () => ({
        kind: 'told',
        at: at(telling.atMs),
        softwareVersion: telling.softwareVersion,
        acceptors: [...telling.acceptors],
      }),
    })),
  batch: async ({ kiosks }, kioskId, [kioskEpoch, batchSeq], limit) =>
    (await kiosks.batchesBefore({ kioskId, kioskEpoch, batchSeq }, limit)).map((batch) => ({
      atMs: batch.acceptedAtMs,
      place: [batch.kioskEpoch, batch.batchSeq],
      entry: () => ({
        kind: 'batch',
        at: at(batch.acceptedAtMs),
        kioskEpoch: batch.kioskEpoch,
        batchSeq: batch.batchSeq,
        ...insideOf(batch.bytes),
      }),
    })),
  command: async ({ paperwork }, id, [number], limit) =>
    (await paperwork.commandsBefore(id, number, limit)).map((one) => ({
      atMs: Date.parse(one.issuedAt),
      place: [one.number, 0],
      entry: () => ({
        kind: 'command',
        at: one.issuedAt,
        number: one.number,
        command: one.command,
      }),
    })),
  cashbox: async ({ bags }, id, [kioskEpoch, seq], limit) =>
    (await bags.removalsBefore(id, { kioskEpoch, seq }, limit)).map(
      ({ atMs, cutOff, sealNumber }) => ({
        atMs,
        place: [cutOff.kioskEpoch, cutOff.seq],
        entry: () => ({
          kind: 'cashbox',
          at: at(atMs),
          ...cutOff,
          ...(sealNumber !== undefined && { sealNumber }),
        }),
      }),
    ),
};

const taskFound = (kind: 'gap' | 'fault', task: NumberedTask): Found => ({
  atMs: task.openedAtMs,
  place: [task.number, 0],
  entry: () => ({
    kind,
    at: at(task.openedAtMs),
    id: Buffer.from(task.key).toString('base64url'),
    task: task.kind,
    text: task.text,
    ...(task.closing && { closedAt: at(task.closing.closedAtMs) }),
  }),
});

/** A stored batch was checked when it came. */
function insideOf(
  bytes: Uint8Array,
): Readonly<{ firstSeq: number; lastSeq: number; coins: number }> {
  const { firstSeq, lastSeq, records } = JSON.parse(
    Buffer.from(bytes).toString('utf8'),
  ) as ReceivedBatch;
  const coins = records.filter((record) => record['kind'] === 'coin').length;
  return { firstSeq, lastSeq, coins };
}

const at = instantText;
const NEWEST: LifePlace = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
const HOUR_MS = 3_600_000;
