// Which coins an acceptor tells of itself, by protocol: what `--capture` writes down for a person to confirm.
import { readCoinId } from './cctalk/coin-id.ts';
import { lookAt } from './cctalk/look.ts';
import { readSorter, sorterInWords } from './cctalk/sorter.ts';
import type { Clock } from './clock.ts';
import type { SerialLine } from './line/serial-line.ts';
import { lookThroughBridge } from './mdb/look.ts';
import type { AcceptorSetting } from './open-acceptor.ts';
import { MDB_BRIDGES } from './open-acceptor.ts';
import { lookAtBridge } from './pulse/look.ts';

/** One coin; `faceMinors` are the values it may have, the likeliest first, none where the device does not say. */
export type SeenCoin = Readonly<{
  position: number;
  coinId: string;
  currency?: string;
  faceMinors: readonly bigint[];
}>;

export type SeenCoins =
  /** `remarks` are sentences for the person who captures. */
  | {
      ok: true;
      acceptorId: string;
      /** The coin bank in use, where it has banks. */
      bank?: number;
      coins: readonly SeenCoin[];
      remarks?: readonly string[];
    }
  /** Goes on after "PATH: ". */
  | { ok: false; words: string };

/** Meets the acceptor of `setting` on an open line; no event is read, nothing is reset, the slot is left closed. */
export async function lookAtCoins(
  setting: AcceptorSetting,
  line: SerialLine,
  clock: Clock,
): Promise<SeenCoins> {
  switch (setting.protocol) {
    case 'cctalk':
      return lookByCctalk(setting.address, line, clock);
    case 'pulse': {
      const seen = await lookAtBridge(line, clock);
      if (!seen.ok) return { ok: false, words: `${seen.detail}.` };
      const { acceptorId, coinIds } = seen;
      if (!coinIds)
        return {
          ok: false,
          words: `${acceptorId} does not tell its coins: load the newest firmware into its board.`,
        };
      return {
        ok: true,
        acceptorId,
        coins: coinIds.map((coinId, i) => ({ position: i + 1, coinId, faceMinors: [] })),
      };
    }
    case 'mdb-qibixx':
    case 'mdb-waferstar': {
      const met = await lookThroughBridge(line, MDB_BRIDGES[setting.protocol], clock);
      if (!met) return { ok: false, words: `no ${setting.protocol} bridge answers.` };
      if (!met.ok) return { ok: false, words: `the bridge answers, but ${met.detail}.` };
      const { acceptorId, coinTypes } = met.changer;
      const coins = coinTypes.flatMap((coin): SeenCoin[] => {
        if (!coin || coin.coinId === 'TOKEN') return [];
        const { position, coinId, value } = coin;
        const currency = value && { currency: value.currency };
        return [{ position, coinId, ...currency, faceMinors: value ? [value.faceMinor] : [] }];
      });
      return { ok: true, acceptorId, coins };
    }
  }
}

async function lookByCctalk(address: number, line: SerialLine, clock: Clock): Promise<SeenCoins> {
  const seen = await lookAt(line, address, clock);
  if (!seen) return { ok: false, words: `nothing answers at ccTalk address ${address}.` };
  if (!seen.met.ok) return { ok: false, words: `something answers, but ${seen.met.detail}.` };
  const { acceptorId, bank, coinIds, creditCodes } = seen.met.device;
  if (creditCodes?.size === 0) {
    const words = `${acceptorId} reports values instead of positions and does not say which positions they are; no coin table can approve that.`;
    return { ok: false, words };
  }
  const coins = readCoins(coinIds);
  const positions = coins.map(({ position }) => position);
  const sorter = await readSorter(seen.conversation, positions);
  const remarks = [
    ...(bank === undefined ? [] : [`These are the coins of its coin bank ${bank}.`]),
    ...(sorter ? [sorterInWords(sorter)] : []),
  ];
  return { ok: true, acceptorId, ...(bank !== undefined && { bank }), coins, remarks };
}

/** What the identifiers of ccTalk positions seem to say; a token or an empty position cannot become money. */
export function readCoins(coinIds: readonly (string | undefined)[]): SeenCoin[] {
  return coinIds.flatMap((coinId, i): SeenCoin[] => {
    const reading = readCoinId(coinId ?? '');
    if (coinId === undefined || reading.reads === 'empty' || reading.reads === 'token') return [];
    const position = { position: i + 1, coinId };
    if (reading.reads === 'unknown') return [{ ...position, faceMinors: [] }];
    return [{ ...position, currency: reading.currency, faceMinors: reading.faceMinors }];
  });
}
