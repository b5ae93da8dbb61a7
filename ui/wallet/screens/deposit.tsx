// One deposit: its state in words, its denominations, and every coin as the kiosk counted it.
import type { DepositDetail } from '#ledger/contract/wallet.ts';
import { Fragment } from 'react';
import type { Language } from '#kiosk/bridge/contract.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatMoney, formatNumber } from '../../kit/format.ts';
import { Heap } from '../../kit/heap.tsx';
import { Icon, type IconName } from '../../kit/icon.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { CoinList } from '../parts/coin-list.tsx';
import { Denominations } from '../parts/denominations.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { VerifyProof } from '../parts/verify-proof.tsx';
import { hashOf } from '../route.ts';
import { heapOf, kindOf } from '../view/coin-order.ts';
import { wonFirst } from '../view/deposit-view.ts';
import { dayAndHourText, isToday, momentText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type DepositProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  id: string;
  /** The wallet's version: the list is read again when it rises. */
  version: number;
}>;

export function DepositScreen({ client, clock, id, version }: DepositProps) {
  const { text } = useWords();
  const fetched = useFetched(clock, version, () => client.deposit(id), `deposit ${id}`);
  const { value: deposit } = fetched;
  return (
    <SubPage
      title={deposit?.kioskName ?? text.deposit.title}
      picture={<CoinHeap coins={deposit?.coins ?? []} />}
    >
      <FetchedNotice clock={clock} all={[fetched]} />
      {deposit && (
        <>
          <Summary deposit={deposit} nowMs={clock.nowMs()} />
          <VerifyProof key={deposit.id} client={client} deposit={deposit} />
          <Denominations coins={deposit.coins} />
          <CoinList coins={deposit.coins} />
          <a className="slab slab-plain" href={hashOf({ page: 'claim', id })}>
            <Icon name="help" />
            {text.deposit.claim}
          </a>
        </>
      )}
    </SubPage>
  );
}

/** The deposit as the kiosk showed it: each coin in its place, in the order it fell. */
function CoinHeap({ coins }: Pick<DepositDetail, 'coins'>) {
  return (
    <div className="coin-heap">
      <Heap {...heapOf(coins.map(kindOf))} />
    </div>
  );
}

const momentWords = (atMs: number, nowMs: number, lang: Language): [string, boolean] => [
  momentText(atMs, nowMs, lang),
  isToday(atMs, nowMs),
];

const ICONS: Record<DepositDetail['state'], IconName> = {
  open: 'coin',
  closed: 'clock',
  review: 'help',
  matured: 'check',
};

function Summary({ deposit, nowMs }: Readonly<{ deposit: DepositDetail; nowMs: number }>) {
  const { text, lang } = useWords();
  const { state } = deposit;
  const words =
    state === 'closed'
      ? text.stateWords.closed(...momentWords(Date.parse(deposit.maturesAt), nowMs, lang))
      : text.stateWords[state];
  const count = deposit.coins.length;
  return (
    <section className="summary">
      <p className="summary-points">
        <PointsText points={deposit.points} />
      </p>
      <p className="summary-parts">
        {wonFirst(deposit.totals).map(({ currency, amountMinor }) => (
          <b key={currency}>{formatMoney(currency, amountMinor)}</b>
        ))}
        <span>{text.coinCount(count, formatNumber(count))}</span>
      </p>
      <p className={`state state-${state}`}>
        <Icon name={ICONS[state]} />
        <span>
          <b>{text.state[state]}</b> {words}
        </span>
      </p>
      <dl className="facts">
        <dt>{text.deposit.opened}</dt>
        <dd>{dayAndHourText(Date.parse(deposit.openedAt), lang)}</dd>
        {deposit.closedAt && (
          <>
            <dt>{text.deposit.closed}</dt>
            <dd>{dayAndHourText(Date.parse(deposit.closedAt), lang)}</dd>
          </>
        )}
        {deposit.maturing?.map(({ currency, maturesAt }) => (
          <Fragment key={currency}>
            <dt>{currency}</dt>
            <dd>{text.stateWords.closed(...momentWords(Date.parse(maturesAt), nowMs, lang))}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
