// `npm run kiosk -- --capture FILE`: reads the coins of an acceptor and writes them as a coin table to be confirmed.
import { writeFileSync } from 'node:fs';
import { lookAtCoins, type SeenCoin } from '#drivers/look.ts';
import { type AcceptorSetting, baudRateOf } from '#drivers/open-acceptor.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import { instantText } from '#ledger/contract/ids.ts';
import { inWords, lookAlikesAmong } from '#ledger/contract/look-alikes.ts';
import { isCurrency } from '#ledger/contract/money.ts';
import type { Tool } from './detect.ts';

/** Writes the proposal to `file`, never over another; answers the exit code. */
export async function capture(
  file: string,
  setting: AcceptorSetting,
  path: string,
  { clock, openPort, say }: Tool,
): Promise<0 | 1> {
  const refuse = (sentence: string): 1 => {
    say(sentence);
    return 1;
  };
  const opened = await openPort(path, baudRateOf(setting));
  if (!opened.ok) return refuse(opened.sentence);
  const seen = await lookAtCoins(setting, opened.line, clock);
  await opened.line.close();
  if (!seen.ok) return refuse(`${path}: ${seen.words}`);
  const proposal = proposalOf(seen, clock.nowMs());
  const { acceptorId } = proposal;
  try {
    writeFileSync(file, `${JSON.stringify(proposal, undefined, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return refuse(isThere ? `${file} exists already. Nothing was changed.` : String(error));
  }
  say(`${acceptorId}: ${proposal.positions.length} coins, written to ${file}`);
  for (const remark of seen.remarks ?? []) say(remark);
  for (const pair of lookAlikesAmong(likelyCoins(proposal))) say(inWords(pair));
  for (const line of WHAT_NEXT) say(line);
  return 0;
}

type SeenTable = Readonly<{ acceptorId: string; bank?: number; coins: readonly SeenCoin[] }>;

/** Every coin, with the value it seems to have; values are guesses until confirmed. */
export function proposalOf(
  { acceptorId, bank, coins }: SeenTable,
  nowMs: number,
): CoinTableProposal {
  const positions = coins.map((coin): CoinTableProposal['positions'][number] => {
    const position = { position: coin.position, coinId: coin.coinId, testCoins: 0 };
    const { currency } = coin;
    if (currency === undefined || !isCurrency(currency)) return position;
    const [faceMinor, ...others] = coin.faceMinors.map(String);
    return {
      ...position,
      currency,
      ...(faceMinor !== undefined && { faceMinor }),
      ...(others.length > 0 && { orFaceMinor: others }),
    };
  });
  return {
    type: 'coin-table-proposal',
    acceptorId,
    capturedAt: instantText(nowMs),
    ...(bank !== undefined && { bank }),
    positions,
  };
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
