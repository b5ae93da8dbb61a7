// The balance in the sky: as large as fits, and never rolling through numbers that were never true.
import type { Wallet } from '#ledger/contract/wallet.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatNumber, formatPoints } from '../../kit/format.ts';
import { useWords } from '../words.tsx';

export function Balance({ points }: Readonly<{ points: Wallet['points'] }>) {
  const { text } = useWords();
  return (
    <div className="balance">
      <p className="label">{text.home.points}</p>
      <p
        className="balance-figure"
        role="group"
        aria-label={text.home.pointsName}
        style={{ '--figure-em': widthEm(formatNumber(points.available)) } as React.CSSProperties}
      >
        <PointsText points={points.available} />
      </p>
      {points.held !== '0' && (
        <p className="label balance-held">{text.home.held(formatPoints(points.held))}</p>
      )}
    </div>
  );
}

/** Measured in Pretendard 900 with the tracking of the look: digits 0.6 em, commas 0.3, the unit 0.55. */
const widthEm = (figure: string): number =>
  [...figure].reduce((width, character) => width + (character === ',' ? 0.3 : 0.6), 0.55);
