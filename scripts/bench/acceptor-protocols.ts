// What the acceptor benchmark knows of each protocol: how it is opened, and what its wire would bear with nobody behind it.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { encode } from '#drivers/cctalk/frame.ts';
import { COMMANDS } from '#drivers/cctalk/headers.ts';
import type { AcceptorHost, CoinAcceptor } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { byteMs } from '#drivers/line/paced-wire.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { createMdbAcceptor } from '#drivers/mdb/mdb-acceptor.ts';
import { createPulseAcceptor } from '#drivers/pulse/pulse-acceptor.ts';
import { encodeHostLine } from '#drivers/pulse/grammar.ts';
import { PULSE_BAUD_RATE } from '#drivers/pulse/start-up.ts';
import type { Probe } from './line-tap.ts';
import { emulatedTable } from '../../test/support/acceptor-rig.ts';
import { wonTable } from '../../test/support/mdb-rig.ts';
import { pulseTable } from '../../test/support/pulse-rig.ts';

export type BenchedProtocol = Readonly<{
  name: string;
  baudRate: number;
  table: CoinTable;
  /** The coin that falls. */
  coin: string;
  open(openLine: OpenLine, host: AcceptorHost): CoinAcceptor;
  /** Asked before the acceptor is opened; absent where the turnaround has no part in the limit. */
  probe?: Probe;
  /** What a cycle is made of, in words. */
  cycle: string;
  cycleCoins: number;
  /** Milliseconds of a cycle, given the measured turnaround and one commit of this machine. */
  cycleMs(turnaroundMs: number, commitMs: number): number;
  /** From the last command to the last byte of its reply on the wire; absent where the device speaks unasked. */
  replyMs?: number;
}>;

const BUFFER_QUESTION_BYTES = 5;
const BUFFER_REPLY_BYTES = 16;
const CCTALK_READ_MS = (BUFFER_QUESTION_BYTES + BUFFER_REPLY_BYTES) * byteMs(9600);
/** What the emulator takes from command to reply by its plan. */
const CCTALK_TURNAROUND_MS = 2;

/** Eleven bits a byte at 9600 baud: command and sum, a full answer and sum, acknowledgement; `emulator.ts` of the room. */
const MDB_BUS_MS = ((2 + 16 + 2) * 11_000) / 9600 + 1;
const MDB_POLL_COINS = 8;
const QIBIXX_BYTE_MS = byteMs(QIBIXX_CODEC.baudRate);
const QIBIXX_POLL_CHARS = 'R,0B\n'.length;
const QIBIXX_ANSWER_CHARS = 'p,\n'.length + 32;
/** A Waferstar polls by itself; ours each 100 ms. */
const WAFERSTAR_OWN_POLL_MS = 100;

const PULSE_COIN_LINE = '$COIN,1,500,1,5,12345*ABCD\n';
const PULSE_ACK_LINE = encodeHostLine({ kind: 'ack', boot: 1, seq: 500 });

export const BENCHED: readonly BenchedProtocol[] = [
  {
    name: 'cctalk',
    baudRate: 9600,
    table: emulatedTable,
    coin: 'KR100A',
    open: (openLine, host) => createCctalkAcceptor(openLine, 2, host),
    probe: {
      question: encode({
        destination: 2,
        source: 1,
        header: COMMANDS.readBufferedCredit.header,
        data: new Uint8Array(0),
      }),
      isWhole: (heard) => heard.length >= BUFFER_QUESTION_BYTES + BUFFER_REPLY_BYTES,
      isEchoing: true,
    },
    cycle: 'five events, two reads of 5 + 16 bytes at 9600 baud, twice the turnaround',
    cycleCoins: 5,
    cycleMs: (turnaroundMs) => 2 * (CCTALK_READ_MS + turnaroundMs),
    replyMs: CCTALK_READ_MS + CCTALK_TURNAROUND_MS,
  },
  {
    name: 'mdb-qibixx',
    baudRate: QIBIXX_CODEC.baudRate,
    table: wonTable,
    coin: 'KRW100',
    open: (openLine, host) => createMdbAcceptor(openLine, QIBIXX_CODEC, host),
    probe: {
      question: QIBIXX_CODEC.marker.bytes,
      isWhole: (heard) => heard.includes('\n'),
      isEchoing: false,
    },
    cycle:
      'eight coins, one poll: 5 + 35 characters at 115200 baud, the bus behind it, turnaround, one commit',
    cycleCoins: MDB_POLL_COINS,
    cycleMs: (turnaroundMs, commitMs) =>
      (QIBIXX_POLL_CHARS + QIBIXX_ANSWER_CHARS) * QIBIXX_BYTE_MS +
      MDB_BUS_MS +
      turnaroundMs +
      commitMs,
  },
  {
    name: 'mdb-waferstar',
    baudRate: WAFERSTAR_CODEC.baudRate,
    table: wonTable,
    coin: 'KRW100',
    open: (openLine, host) => createMdbAcceptor(openLine, WAFERSTAR_CODEC, host),
    cycle: 'eight coins for each poll that the bridge makes by itself, every 100 ms',
    cycleCoins: MDB_POLL_COINS,
    cycleMs: () => WAFERSTAR_OWN_POLL_MS,
  },
  {
    name: 'pulse',
    baudRate: PULSE_BAUD_RATE,
    table: pulseTable,
    coin: 'KR010A',
    open: createPulseAcceptor,
    cycle:
      'one coin in flight: its line and its ACK at 115200 baud, one round of the board, one commit',
    cycleCoins: 1,
    cycleMs: (turnaroundMs, commitMs) =>
      (PULSE_COIN_LINE.length + PULSE_ACK_LINE.length) * byteMs(PULSE_BAUD_RATE) +
      turnaroundMs +
      commitMs,
    probe: {
      question: new Uint8Array(Buffer.from(encodeHostLine({ kind: 'hello?' }))),
      isWhole: (heard) => /HELLO[^]*STAT[^]*\n$/.test(heard.toString('latin1')),
      isEchoing: false,
    },
  },
];
