// The last page of a wallet: it is closed, and the way leads to the sign-in.
import type { ClosingAnswer } from '#ledger/contract/holder.ts';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import { useDeskText } from '../desk-words.ts';
import { Landscape } from '../parts/landscape.tsx';

type FarewellProps = Readonly<{ answer: ClosingAnswer; leave(): void }>;

export function FarewellScreen({ answer, leave }: FarewellProps) {
  const { close } = useDeskText();
  const { refundedPoints, feeMinor, donatedPoints } = answer;
  const words =
    refundedPoints !== '0'
      ? close.closedRefund(formatMoney('KRW', BigInt(refundedPoints) - BigInt(feeMinor)))
      : donatedPoints !== '0'
        ? close.closedDonation(formatPoints(donatedPoints))
        : close.closedEmpty;
  return (
    <main tabIndex={-1} className="wallet scene">
      <section className="sky">
        <h1 className="poster">{close.closed}</h1>
        <p className="lead" role="status">
          {words}
        </p>
        <Landscape peaks={[]} isTall />
      </section>
      <section className="ground">
        <Slab kind="act" onClick={leave}>
          {close.again}
        </Slab>
      </section>
    </main>
  );
}
