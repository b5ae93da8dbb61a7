// What `--detect` says of a line that speaks ccTalk.
import type { Detector, Found } from '../detect.ts';
import { readCoinId } from './coin-id.ts';
import { COIN_ACCEPTOR_ADDRESS } from './frame.ts';
import { lookAround } from './look.ts';
import type { Seen } from './look.ts';

export const CCTALK_DETECTOR: Detector = {
  protocol: 'ccTalk',
  baudRate: 9600,
  probe: async (line, clock) => (await lookAround(line, clock)).map(describe),
};

function describe({ address, checksum, met }: Seen): Found {
  const where = `ccTalk, address ${address}, ${checksum === 'sum' ? '8-bit sum' : 'CRC-16'}`;
  if (!met.ok) return { sentence: `${where}: something answers, but ${met.detail}` };
  const { acceptorId, coinIds } = met.device;
  const coins = coinIds.flatMap((coinId) =>
    coinId !== undefined && readCoinId(coinId).reads !== 'empty' ? [coinId] : [],
  );
  return {
    sentence: `${where}: coin acceptor ${acceptorId}, coins ${coins.join(' ') || 'none'}`,
    setting: address === COIN_ACCEPTOR_ADDRESS ? 'cctalk' : `cctalk@${address}`,
  };
}
