// An emulated changer behind an MDB bridge in a fault run. Its bridge reboots, its changer resets in the middle of a burst.
import type { CoinTable } from '#drivers/coin-table.ts';
import { createTextLines } from '#drivers/line/text-lines.ts';
import { createEmulatedChanger, EMULATED_CHANGER_ID } from '#drivers/mdb/emulated-changer.ts';
import { createMdbEmulator } from '#drivers/mdb/emulator.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import type { BridgeCodec } from '#drivers/mdb/frame.ts';
import { createMdbAcceptor } from '#drivers/mdb/mdb-acceptor.ts';
import { decodePoll, JUST_RESET } from '#drivers/mdb/poll-response.ts';
import type { ChangerEvent } from '#drivers/mdb/poll-response.ts';
import { createMdbOracle } from './mdb-oracle.ts';
import type { CreateSubject, Dice, Misfortune, Subject } from './subject.ts';

const COINS = ['KRW10', 'KRW50', 'KRW100', 'KRW500'];
const OWN_TICK_MS = 50;
const LINE_CHARS_MAX = 200;
const STATUSES = [0x01, 0x03, 0x05, 0x0c, 0x0e, 0x2f];

const table: CoinTable = {
  acceptorId: EMULATED_CHANGER_ID,
  entries: COINS.map((coinId, type) => ({
    position: type + 1,
    coinId,
    value: { currency: 'KRW', faceMinor: BigInt(coinId.slice(3)) },
  })),
};

export const createQibixxSubject: CreateSubject = (dice) => createMdbSubject(QIBIXX_CODEC, dice);
export const createWaferstarSubject: CreateSubject = (dice) =>
  createMdbSubject(WAFERSTAR_CODEC, dice);

function createMdbSubject(codec: BridgeCodec, { isCalm, upTo, chance, nowMs }: Dice): Subject {
  const changer = createEmulatedChanger();
  const oracle = createMdbOracle(changer, table, !isCalm);
  let emulator = createMdbEmulator(codec, changer);

  function drop(): boolean {
    return oracle.drop(COINS[upTo(COINS.length)]!);
  }

  function burst(): void {
    for (let left = 1 + upTo(12); left > 0; left--) drop();
    if (!isCalm && chance(0.2)) changer.reset();
    if (chance(0.5)) drop();
  }

  /** The bridge forgets; the kind that polls by itself also resets its changer when it starts. */
  function reboot(): void {
    emulator = createMdbEmulator(codec, changer);
    if (codec.isPolling) changer.reset();
  }

  const harmless: Misfortune[] = [
    [45, drop],
    [5, burst],
    [4, () => changer.drop('a washer')],
    [4, () => changer.reject(upTo(4))],
    [3, () => changer.payByHand(upTo(4), 1 + upTo(3))],
    [3, () => changer.tell(STATUSES[upTo(STATUSES.length)]!)],
  ];
  const harmful: Misfortune[] = [
    [1, () => changer.reset()],
    [2, reboot],
    [2, () => emulator.refuse(upTo(30))],
    [2, () => emulator.garble(1 + upTo(2))],
  ];
  return {
    baudRate: codec.baudRate,
    table,
    ...(codec.isPolling ? { tickMs: OWN_TICK_MS } : {}),
    openAcceptor: (openLine, host) => createMdbAcceptor(openLine, codec, host),
    receive: (bytes) => emulator.receive(bytes, nowMs()),
    tick: () => emulator.tick(nowMs()),
    isFair: (sent, arriving) => isShown(codec, sent, arriving),
    isFairThere: (sent, arriving) => !mayOpen(codec, arriving) || mayOpen(codec, sent),
    misfortunes: isCalm ? harmless : [...harmless, ...harmful],
    heal: () => {
      emulator.refuse(0);
      emulator.garble(0);
    },
    stored: oracle.stored,
    drop,
    verdict: oracle.verdict,
    counts: oracle.counts,
  };
}

/**
 * Lines of a bridge have neither checksum nor number. One hexadecimal digit for another, or a coin of the cash box whose line
 * vanishes or comes twice from a bridge that speaks unasked: nobody could tell (`test/drivers/mdb/defects.test.ts` and
 * `tubes-tell.test.ts` show what can be told). What remains readable must be true.
 */
function isShown(codec: BridgeCodec, sent: Uint8Array, arriving: Uint8Array): boolean {
  const before = readable(codec, sent);
  const after = readable(codec, arriving);
  const isTwice = Buffer.concat([sent, sent]).equals(arriving);
  if (isTwice && (!codec.isPolling || before.isOfTubes)) return true;
  if (arriving.length === 0 && before.isOfTubes) return true;
  const left = [...before.facts];
  for (const fact of after.facts) {
    if (!left.includes(fact)) return false;
    left.splice(left.indexOf(fact), 1);
  }
  // Asked for what does not come, the host knows that something is missing.
  return left.length === 0 || after.isDamaged || (!codec.isPolling && !after.isHeard);
}

/** A command that bids the slot take coins. Nothing that a changer answers shows that another was sent. */
function mayOpen(codec: BridgeCodec, bytes: Uint8Array): boolean {
  if (!codec.isPolling) return /R,0C,(?!0000)/i.test(Buffer.from(bytes).toString('latin1'));
  const at = bytes.indexOf(0x0c);
  return at >= 0 && bytes.subarray(at + 1, at + 3).some((byte) => byte !== 0);
}

function readable(codec: BridgeCodec, bytes: Uint8Array) {
  const hasEnd = /[\r\n]$/.test(Buffer.from(bytes).toString('latin1'));
  const facts: string[] = [];
  let isDamaged = bytes.length > 0 && !hasEnd;
  let isHeard = false;
  // Nothing but coins whose tubes show them.
  let isOfTubes = true;
  for (const line of createTextLines(LINE_CHARS_MAX).push(bytes)) {
    const said = line.kind === 'line' ? codec.decode(line.text) : { what: 'garbled' as const };
    if (said.what === 'garbled') isDamaged = true;
    if (said.what !== 'poll') continue;
    isHeard = true;
    const events = decodePoll(said.bytes);
    if (events.some(({ kind }) => kind === 'truncated')) isDamaged = true;
    isOfTubes &&= events.every((event) => event.kind === 'deposited' && event.route === 'tube');
    facts.push(...events.filter(isFact).map((event) => JSON.stringify(event)));
  }
  return { facts, isDamaged, isHeard, isOfTubes };
}

/** Whatever changes what is booked or believed. */
function isFact(event: ChangerEvent): boolean {
  if (event.kind === 'status') return event.code === JUST_RESET;
  return event.kind === 'deposited' || event.kind === 'rejected' || event.kind === 'paid-by-hand';
}
