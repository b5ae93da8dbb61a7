// The one cinnabar action of the till. It turns green while a payment that was taken is shown, with Undo beside it.
import { isPoints } from '../../kit/points-typed.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { Redemption } from '../data/shop-client.ts';
import { undoOf } from '../view/day-view.ts';
import { useWords } from '../words.tsx';
import { canTake, type Till } from './till.ts';

type TakeSlabProps = Readonly<{
  till: Till;
  isOff: boolean;
  undo: ((redemption: Redemption) => void) | undefined;
}>;

export function TakeSlab({ till, isOff, undo }: TakeSlabProps) {
  const { text } = useWords();
  const { phase } = till;
  if (phase.at === 'taken') {
    const { redemption } = phase;
    return (
      <div className="take-row">
        <p className="slab slab-done" role="status">
          <Icon name="check" />
          {text.take.taken(formatPoints(redemption.captured))}
        </p>
        {undo && undoOf(redemption) && (
          <Slab kind="plain" extra="undo" onClick={() => undo(redemption)}>
            <Icon name="undo" />
            {text.take.undo}
          </Slab>
        )}
      </div>
    );
  }
  const isUnderWay = phase.at === 'sending' || phase.at === 'awaiting';
  return (
    <div className="take-row">
      <Slab
        kind={canTake(till) && !isOff ? 'act' : 'quiet'}
        extra="take"
        submit
        disabled={isOff || isUnderWay || !canTake(till)}
      >
        <SlabWords till={till} />
        <Icon name="arrow" />
      </Slab>
    </div>
  );
}

/** The name of the button stays the same while the amount beside it changes; the amount is read in its own field. */
function SlabWords({ till: { amount, phase } }: Readonly<{ till: Till }>) {
  const { text } = useWords();
  if (phase.at === 'sending') return text.take.sending;
  if (phase.at === 'unanswered') return text.take.again;
  return (
    <>
      <span>{text.take.take}</span>
      {isPoints(amount) && <span aria-hidden="true">{formatPoints(amount)}</span>}
    </>
  );
}
