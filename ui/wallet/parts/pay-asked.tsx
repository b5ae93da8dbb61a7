// A payment above the ceiling: who asks for how much, and one touch for yes or no.
import { PointsText } from '../../kit/amount.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Ring } from '../../kit/ring.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { Payment } from '../data/use-payment.ts';
import { useMoneyText } from '../money-words.ts';
import type { Awaiting } from '../view/pay-stage.ts';
import { Landscape } from './landscape.tsx';
import { RefusalNotice } from './notice.tsx';

type PayAskedProps = Readonly<{ awaiting: Awaiting; payment: Payment }>;

export function PayAsked({ awaiting, payment }: PayAskedProps) {
  const { pay } = useMoneyText();
  const { secondsLeft = 0, isBusy, refusal, answer } = payment;
  return (
    <>
      <section className="sky">
        <h1 className="poster">{pay.askedTitle(awaiting.shopName)}</h1>
        <p className="pay-figure">
          <PointsText points={awaiting.points} />
        </p>
        <p className="lead" role="alert">
          {pay.asked}
        </p>
        <Landscape peaks={[]} isTall />
      </section>
      <section className="ground">
        <RefusalNotice refusal={refusal} />
        <div className="pay-answer">
          <Ring secondsLeft={secondsLeft} secondsMax={ANSWER_WITHIN_S} />
          <Slab kind="act" disabled={isBusy} onClick={() => answer('confirm')}>
            <Icon name="check" />
            {pay.confirm}
          </Slab>
        </div>
        <Slab extra="stone" disabled={isBusy} onClick={() => answer('decline')}>
          {pay.decline}
        </Slab>
      </section>
    </>
  );
}

/** @NOTE As long as the ledger waits (`ledger/redemption.ts`). */
const ANSWER_WITHIN_S = 60;
