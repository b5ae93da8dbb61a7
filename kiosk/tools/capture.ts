// `npm run kiosk -- --capture FILE`: reads the coins of an acceptor and writes them as a coin table to be confirmed.
import { writeFileSync } from 'node:fs';
import { readCoinId } from '#drivers/cctalk/coin-id.ts';
import { lookAt } from '#drivers/cctalk/look.ts';
import { CCTALK_DETECTOR } from '#drivers/cctalk/detect.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import { instantText } from '#ledger/contract/ids.ts';
import { inWords, lookAlikesAmong } from '#ledger/contract/look-alikes.ts';
import { isCurrency } from '#ledger/contract/money.ts';
import type { Tool } from './detect.ts';

type Acceptor = Readonly<{ path: string; address: number }>;

/** Writes the proposal to `file`, never over another; answers the exit code. */
export async function capture(
  file: string,
  { path, address }: Acceptor,
  { clock, openPort, say }: Tool,
): Promise<0 | 1> {
  const refuse = (sentence: string): 1 => {
    say(sentence);
    return 1;
  };
  const opened = await openPort(path, CCTALK_DETECTOR.baudRate);
  if (!opened.ok) return refuse(opened.sentence);
  const seen = await lookAt(opened.line, address, clock);
  await opened.line.close();
  if (!seen) return refuse(`${path}: nothing answers at ccTalk address ${address}.`);
  if (!seen.met.ok) return refuse(`${path}: something answers, but ${seen.met.detail}.`);
  const { acceptorId, coinIds, hasPositionCodes } = seen.met.device;
  if (!hasPositionCodes) {
    return refuse(
      `${acceptorId} reports values instead of positions; no coin table can approve that.`,
    );
  }
  const proposal = proposalOf(acceptorId, coinIds, clock.nowMs());
  try {
    writeFileSync(file, `${JSON.stringify(proposal, undefined, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return refuse(isThere ? `${file} exists already. Nothing was changed.` : String(error));
  }
  say(`${acceptorId}: ${proposal.positions.length} coins, written to ${file}`);
  for (const pair of lookAlikesAmong(likelyCoins(proposal))) say(inWords(pair));
  for (const line of WHAT_NEXT) say(line);
  return 0;
}

/** Every position with a coin; a token or an empty one cannot become money. Values are guesses until confirmed. */
export function proposalOf(
  acceptorId: string,
  coinIds: readonly (string | undefined)[],
  nowMs: number,
): CoinTableProposal {
  const positions = coinIds.flatMap((coinId, i): CoinTableProposal['positions'] => {
    const reading = readCoinId(coinId ?? '');
    if (coinId === undefined || reading.reads === 'empty' || reading.reads === 'token') return [];
    const position = { position: i + 1, coinId };
    if (reading.reads === 'unknown' || !isCurrency(reading.currency)) {
      return [{ ...position, testCoins: 0 }];
    }
    const [faceMinor, ...others] = reading.faceMinors.map(String);
    return [
      {
        ...position,
        currency: reading.currency,
        ...(faceMinor !== undefined && { faceMinor }),
        ...(others.length > 0 && { orFaceMinor: others }),
        testCoins: 0,
      },
    ];
  });
  return { type: 'coin-table-proposal', acceptorId, capturedAt: instantText(nowMs), positions };
}

const likelyCoins = ({ positions }: CoinTableProposal) =>
  positions.flatMap(({ currency, faceMinor }) =>
    currency !== undefined && faceMinor !== undefined ? [{ currency, faceMinor }] : [],
  );

const WHAT_NEXT = [
  'No coin is money yet. For each coin that this kiosk shall take: check currency and faceMinor (minor units: 500 is',
  '₩500, 25 is 25 cents; orFaceMinor is what other makers mean by the same identifier) with a real coin in your hand,',
  'and write into testCoins how many you have dropped. Then set COIN_TABLE to this file: the kiosk proposes it to the',
  'ledger, where an operator approves it with "npm run ledger -- tables approve".',
];
