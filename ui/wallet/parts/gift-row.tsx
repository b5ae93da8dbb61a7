// One gift as a row: from or to whom, how it stands, and the one thing that can be done about it.
import type { GiftView } from '#ledger/contract/gift.ts';
import { PointsText } from '../../kit/amount.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useMoneyText } from '../money-words.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type GiftRowProps = Readonly<{ gift: GiftView; client: LedgerClient; resolved(): void }>;

export function GiftRow({ gift, client, resolved }: GiftRowProps) {
  const { lang } = useWords();
  const { gift: words } = useMoneyText();
  const isGiven = gift.direction === 'given';
  const verb = isGiven ? 'cancel' : 'accept';
  const resolving = useWish((id: string, key) => client.resolveGift(id, verb, key), resolved);
  const title = isGiven
    ? gift.to === undefined
      ? words.toSomebody
      : words.toWhom(gift.to)
    : gift.from === undefined
      ? words.fromSomebody
      : words.fromWhom(gift.from);
  return (
    <li>
      <div className="row">
        <Icon name={isGiven ? 'send' : 'gift'} />
        <span className="row-words">
          <b>{title}</b>
          <small>
            {gift.state === 'offered'
              ? words.waits(dayAndHourText(Date.parse(gift.lapsesAt), lang))
              : words.state[gift.state]}
          </small>
        </span>
        <b className="figure">
          <PointsText points={gift.points} />
        </b>
        {gift.state === 'offered' && (
          <Slab extra="row-act" disabled={resolving.isBusy} onClick={() => resolving.run(gift.id)}>
            {isGiven ? words.cancel : words.accept}
          </Slab>
        )}
      </div>
      <RefusalNotice refusal={resolving.refusal} />
    </li>
  );
}
