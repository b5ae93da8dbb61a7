import { describe, expect, test } from 'vitest';
import { parseAcceptorSetting } from '#drivers/open-acceptor.ts';

const port = (path: string, address = 2) => ({
  protocol: 'cctalk',
  address,
  place: { kind: 'port', path },
});

const bridge = (protocol: string, path: string) => ({ protocol, place: { kind: 'port', path } });

describe('the ACCEPTOR setting', () => {
  test.each([
    ['emulated:cctalk', [{ protocol: 'cctalk', address: 2, place: { kind: 'emulated' } }]],
    ['emulated:pulse', [{ protocol: 'pulse', place: { kind: 'emulated' } }]],
    ['emulated:mdb-qibixx', [{ protocol: 'mdb-qibixx', place: { kind: 'emulated' } }]],
    ['emulated:mdb-waferstar', [{ protocol: 'mdb-waferstar', place: { kind: 'emulated' } }]],
    ['cctalk:/dev/ttyUSB0', [port('/dev/ttyUSB0')]],
    ['cctalk@3:/dev/ttyUSB0', [port('/dev/ttyUSB0', 3)]],
    ['cctalk:/dev/ttyUSB0, cctalk@11:COM3', [port('/dev/ttyUSB0'), port('COM3', 11)]],
    ['cctalk:/dev/ttyS0,cctalk@11:/dev/ttyS0', [port('/dev/ttyS0'), port('/dev/ttyS0', 11)]],
    ['pulse:/dev/ttyACM0', [bridge('pulse', '/dev/ttyACM0')]],
    ['mdb-qibixx:/dev/ttyACM0', [bridge('mdb-qibixx', '/dev/ttyACM0')]],
    [
      'cctalk:/dev/ttyUSB0,mdb-waferstar:/dev/ttyUSB1',
      [port('/dev/ttyUSB0'), bridge('mdb-waferstar', '/dev/ttyUSB1')],
    ],
  ])('%s', (text, acceptors) => {
    expect(parseAcceptorSetting(text)).toEqual({ ok: true, acceptors });
  });

  test.each([
    ['', 'not understood'],
    ['/dev/ttyUSB0', 'not understood'],
    ['cctalk:', 'not understood'],
    ['cctalk@1:/dev/ttyUSB0', 'from 2 to 255'],
    ['cctalk@999:/dev/ttyUSB0', 'from 2 to 255'],
    ['mdb-qibixx@3:/dev/ttyUSB0', 'only ccTalk'],
    ['mdb-other:/dev/ttyUSB0', 'not supported'],
    ['mdb-qibixx:/dev/ttyUSB0,mdb-qibixx:/dev/ttyUSB0', 'room for nothing else'],
    ['cctalk:/dev/ttyUSB0,mdb-waferstar:/dev/ttyUSB0', 'room for nothing else'],
    ['pulse@3:/dev/ttyUSB0', 'only ccTalk'],
    ['pulse:/dev/ttyUSB0,pulse:/dev/ttyUSB0', 'room for nothing else'],
    ['emulated:mdb', 'emulated are cctalk, mdb-qibixx, mdb-waferstar, pulse'],
    ['emulated@3:cctalk', 'has no address'],
    ['emulated:pulse,emulated:cctalk', 'room for nothing else'],
    ['cctalk:/dev/ttyUSB0,cctalk:/dev/ttyUSB0', 'twice'],
  ])('refuses "%s" in one sentence', (text, words) => {
    expect(parseAcceptorSetting(text)).toEqual({
      ok: false,
      sentence: expect.stringContaining(words),
    });
  });
});
