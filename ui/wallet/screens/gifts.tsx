// Send: points for a friend's number, and every gift that was given or received.
import { useReducer } from 'react';
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { GiftView } from '#ledger/contract/gift.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useMoneyText } from '../money-words.ts';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { GiftForm } from '../parts/gift-form.tsx';
import { GiftRow } from '../parts/gift-row.tsx';
import { Landscape } from '../parts/landscape.tsx';

type GiftsProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  wallet: Wallet;
  refresh(): Promise<void>;
}>;

export function GiftsScreen({ client, clock, wallet, refresh }: GiftsProps) {
  const { gift } = useMoneyText();
  const [done, again] = useReducer((count: number) => count + 1, 0);
  const version = `${wallet.version} ${done}`;
  const fetched = useFetched(clock, version, () => client.gifts(), 'gifts');
  const { value } = fetched;
  const changed = (): void => {
    again();
    void refresh();
  };
  const gifts = value?.gifts ?? [];
  const waiting = gifts.filter(isForMe);
  const rows = (some: readonly GiftView[]) => (
    <ul className="rows">
      {some.map((one) => (
        <GiftRow key={one.id} gift={one} client={client} resolved={changed} />
      ))}
    </ul>
  );
  return (
    <SubPage title={gift.title} picture={<Landscape peaks={[]} />}>
      {waiting.length > 0 && (
        <section className="day">
          <h2>{gift.waitingForMe}</h2>
          {rows(waiting)}
        </section>
      )}
      <p>{gift.lead}</p>
      <FetchedNotice clock={clock} all={[fetched]} />
      <GiftForm client={client} available={wallet.points.available} given={changed} />
      <section className="day">
        <h2>{gift.list}</h2>
        {value && gifts.length === 0 && <p className="fine">{gift.empty}</p>}
        {rows(gifts.filter((one) => !isForMe(one)))}
      </section>
    </SubPage>
  );
}

const isForMe = ({ direction, state }: GiftView): boolean =>
  direction === 'received' && state === 'offered';
