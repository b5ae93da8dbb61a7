// Gives a part of a payment back, or all that is left of it.
import { useState } from 'react';
import { formatPoints } from '../../kit/format.ts';
import { isPoints, pointsShown } from '../../kit/points-typed.ts';
import { Slab } from '../../kit/slab.tsx';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import { useCommand } from '../data/use-command.ts';
import { amountIn } from '../till/entry.ts';
import { keptPoints } from '../view/day-view.ts';
import { useWords } from '../words.tsx';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from './notice.tsx';

type RefundFormProps = Readonly<{
  one: Redemption;
  client: Pick<ShopClient, 'refund'>;
  /** With the redemption as it is now, or without when nothing was given back. */
  done(redemption: Redemption | undefined): void;
}>;

export function RefundForm({ one, client, done }: RefundFormProps) {
  const { text } = useWords();
  const left = keptPoints(one);
  const [points, setPoints] = useState(String(left));
  const refunding = useCommand(
    (asked: string, key: string) => client.refund(one.id, asked, key),
    done,
  );
  const isWrong = points !== '' && !isPoints(points);
  const isPossible = isPoints(points) && BigInt(points) <= left;
  return (
    <form
      className="refund-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) refunding.run(points);
      }}
    >
      <Field
        label={text.today.refundPoints}
        hint={isWrong ? text.take.amountWrong : text.today.refundHint(formatPoints(left))}
        aria-invalid={isWrong}
        inputMode="numeric"
        autoComplete="off"
        value={pointsShown(points)}
        onChange={({ target }) => setPoints(amountIn(target.value, points))}
      />
      <RefusalNotice refusal={refunding.refusal} />
      <div className="two">
        <Slab kind="act" submit disabled={!isPossible || refunding.isBusy}>
          {text.today.refundNow}
        </Slab>
        <Slab kind="plain" onClick={() => done(undefined)}>
          {text.today.keep}
        </Slab>
      </div>
    </form>
  );
}
