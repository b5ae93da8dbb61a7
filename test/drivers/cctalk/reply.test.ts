import { describe, expect, test } from 'vitest';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { COMMANDS } from '#drivers/cctalk/headers.ts';
import type { Command } from '#drivers/cctalk/headers.ts';
import { judgeReply } from '#drivers/cctalk/reply.ts';
import { createFramer } from '#drivers/line/framer.ts';
import { bytes, hex } from '../../support/hex.ts';

const ECHO = '02 00 01 E5 18';
const IDLE = '01 0B 02 00 00 00 00 00 00 00 00 00 00 00 00 F2';
const COIN = '01 0B 02 00 01 01 05 00 00 00 00 00 00 00 00 EB';

/** What is heard when `received` follows header 229 (or `command`), byte by byte or in one piece. */
function hear(received: string, command: Command = COMMANDS.readBufferedCredit, sent = ECHO) {
  const framer = createFramer((raw) => judgeReply(SUM_CODEC, command, 2, bytes(sent), raw));
  const heard: string[] = [];
  const listen = (next: () => ReturnType<typeof framer.next>): void => {
    for (let item = next(); item; item = next()) {
      heard.push(item.what === 'reply' ? `reply ${hex(item.data)}` : item.what);
    }
  };
  for (const byte of bytes(received)) {
    framer.push(new Uint8Array([byte]));
    listen(framer.next);
  }
  const beforeDeadline = heard.length;
  listen(framer.nextAtDeadline);
  return { heard, late: heard.length - beforeDeadline, noise: hex(framer.noise) };
}

describe('a reply', () => {
  test('is found after the echo of the command, wherever the bytes are split', () => {
    expect(hear(`${ECHO} ${COIN}`)).toEqual({
      heard: ['echo', 'reply 0101050000000000000000'],
      late: 0,
      noise: '',
    });
  });

  test('is found behind noise, which is kept as a value', () => {
    expect(hear(`FF 00 7E ${COIN}`)).toEqual({
      heard: ['reply 0101050000000000000000'],
      late: 0,
      noise: 'ff007e',
    });
  });

  test('is found behind its own broken beginning', () => {
    expect(hear(`01 0B 02 00 01 01 ${COIN}`)).toMatchObject({
      heard: ['reply 0101050000000000000000'],
      noise: '010b02000101',
    });
  });

  test('is found at the deadline behind a start that was never finished', () => {
    const text = '01 20 02 00 41';
    const ack = '01 03 02 00 54 4B 4C 0F';

    expect(hear(`${text} ${ack}`, COMMANDS.manufacturer, '02 00 01 F6 07')).toEqual({
      heard: ['reply 544b4c'],
      late: 1,
      noise: '0120020041',
    });
  });

  test('with NAK or BUSY is heard as such', () => {
    expect(hear('01 00 02 05 F8').heard).toEqual(['nak']);
    expect(hear('01 00 02 06 F7').heard).toEqual(['busy']);
  });
});

describe('nothing is believed', () => {
  test.each([
    ['a lost zero byte, though the sum holds', '01 0B 02 00 01 01 05 00 00 00 00 00 00 00 EB'],
    ['one zero too many', '01 0C 02 00 01 01 05 00 00 00 00 00 00 00 00 00 EA'],
    ['a wrong sum', '01 0B 02 00 01 01 05 00 00 00 00 00 00 00 00 EC'],
    ['another destination', '03 0B 02 00 01 01 05 00 00 00 00 00 00 00 00 E9'],
    ['another source', '01 0B 03 00 01 01 05 00 00 00 00 00 00 00 00 EA'],
    ['a header that is no reply', '01 0B 02 01 01 01 05 00 00 00 00 00 00 00 00 EA'],
    ['an ACK where eleven bytes are due', '01 00 02 00 FD'],
    ['an echo with one wrong byte', '02 00 01 E6 17'],
  ])('of %s', (_, received) => {
    expect(hear(received).heard).toEqual([]);
  });
});

test('an idle reply is not taken for an ACK of another command', () => {
  expect(hear(IDLE, COMMANDS.modifyMasterInhibit, '02 01 01 E4 00 18').heard).toEqual([]);
});

test('in CRC mode a reply needs no source', () => {
  const sent = bytes('02 00 EB E5 C3');
  const reply = bytes('01 0B A6 00 01 04 03 00 00 00 00 00 00 00 00 E7');

  expect(judgeReply(CRC_CODEC, COMMANDS.readBufferedCredit, 2, sent, reply)).toMatchObject({
    kind: 'packet',
    packet: { what: 'reply', data: bytes('01 04 03 00 00 00 00 00 00 00 00') },
  });
});
