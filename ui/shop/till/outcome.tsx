// What became of the payment, in one line under the code: refused, undone, not answered, or waiting for the customer.
import { useEffect, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { formatPoints } from '../../kit/format.ts';
import { Ring } from '../../kit/ring.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { undoOf } from '../view/day-view.ts';
import { useWords } from '../words.tsx';
import type { Till, TillInput } from './till.ts';

type OutcomeProps = Readonly<{
  till: Till;
  client: Pick<ShopClient, 'void'>;
  clock: BrowserClock;
  tell(input: TillInput): void;
}>;

export function Outcome({ till: { phase }, client, clock, tell }: OutcomeProps) {
  const { text } = useWords();
  switch (phase.at) {
    case 'sending':
    case 'taken':
      return null;
    case 'entering':
      if (phase.undone !== undefined) {
        return (
          <Notice tone="good" icon="undo">
            {text.take.undone(formatPoints(phase.undone))}
          </Notice>
        );
      }
      return <RefusalNotice refusal={phase.refusal} />;
    case 'unanswered':
      return (
        <div className="beside">
          <Notice tone="warn" icon="offline">
            {text.take.unanswered}
          </Notice>
          <Slab kind="quiet" onClick={() => tell({ kind: 'next' })}>
            {text.take.newSale}
          </Slab>
        </div>
      );
    case 'awaiting':
      return (
        <Awaiting
          key={phase.redemption.id}
          redemption={phase.redemption}
          client={client}
          clock={clock}
          tell={tell}
        />
      );
  }
}

function Awaiting({
  redemption,
  client,
  clock,
  tell,
}: Omit<OutcomeProps, 'till'> & Readonly<{ redemption: Redemption }>) {
  const { text } = useWords();
  // The ledger's two times tell how long, this device's clock only counts down.
  const [secondsLeft, setSecondsLeft] = useState(() => secondsOf(redemption));
  useEffect(
    () => (secondsLeft > 0 ? clock.after(1_000, () => setSecondsLeft(secondsLeft - 1)) : undefined),
    [clock, secondsLeft],
  );
  const cancel = async (): Promise<void> => {
    const { commandKey } = undoOf(redemption)!;
    const answer = await client.void(redemption.id, commandKey);
    if (answer.ok) tell({ kind: 'answered', redemption: answer.value });
    // Decided meanwhile, or not answered: the next question to the ledger tells.
  };
  return (
    <div className="beside awaiting">
      <Ring secondsLeft={secondsLeft} secondsMax={secondsOf(redemption)} />
      <p role="status">
        <b>{text.take.awaiting}</b>
        <small>{text.take.awaitingHint(formatPoints(redemption.points))}</small>
        <span className="unseen">{text.take.secondsLeft(secondsOf(redemption))}</span>
      </p>
      <Slab kind="quiet" onClick={() => void cancel()}>
        {text.take.cancel}
      </Slab>
    </div>
  );
}

const secondsOf = ({ at, lapsesAt }: Redemption): number =>
  lapsesAt === undefined
    ? 0
    : Math.max(0, Math.round((Date.parse(lapsesAt) - Date.parse(at)) / 1_000));
