// Pay: a code for the till, the shop's question when it is more than usual, and the result the moment it is taken.
import { useState } from 'react';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { type Payment, usePayment } from '../data/use-payment.ts';
import { useRidge } from '../data/use-ridge.ts';
import type { Line } from '../data/wallet-feed.ts';
import { useMoneyText } from '../money-words.ts';
import { Landscape } from '../parts/landscape.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { PayAsked } from '../parts/pay-asked.tsx';
import { PayCode } from '../parts/pay-code.tsx';
import { HomeSlab, PayEnd, PayTaken } from '../parts/pay-end.tsx';
import { hashOf } from '../route.ts';
import { CEILINGS, type PayStage } from '../view/pay-stage.ts';
import { useWords } from '../words.tsx';

type PayProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  wallet: Wallet;
  line: Line;
}>;

export function PayScreen({ client, clock, wallet, line }: PayProps) {
  const [ceiling, setCeiling] = useState<string>(CEILINGS[0]);
  const isOnline = line !== 'lost';
  const payment = usePayment(client, clock, { wallet, isOnline, ceiling });
  const { stage } = payment.stage;
  return (
    <main tabIndex={-1} className={`wallet scene pay pay-${stage}`}>
      {stage === 'shown' || stage === 'making' ? (
        <CodePage
          {...{ client, clock, wallet, payment, isOnline, ceiling }}
          changeCeiling={(wanted) => {
            setCeiling(wanted);
            payment.newCode(wanted);
          }}
        />
      ) : (
        <Outcome stage={payment.stage} payment={payment} newCode={() => payment.newCode(ceiling)} />
      )}
    </main>
  );
}

type CodePageProps = Omit<PayProps, 'line'> &
  Readonly<{
    payment: Payment;
    isOnline: boolean;
    ceiling: string;
    changeCeiling(ceiling: string): void;
  }>;

function CodePage(props: CodePageProps) {
  const { client, clock, wallet, payment, isOnline, ceiling, changeCeiling } = props;
  const { text } = useWords();
  const { pay } = useMoneyText();
  const peaks = useRidge(client, clock, wallet.points);
  const { stage, secondsLeft = 0, refusal, isBusy } = payment;
  return (
    <>
      <section className="sky">
        <header className="top-bar">
          <a className="chip-button" href={hashOf({ page: 'home' })}>
            <Icon name="close" />
            {pay.close}
          </a>
          <h1>{pay.title}</h1>
        </header>
        {!isOnline && (
          <Notice tone="warn" icon="offline">
            {pay.offlineShown}
          </Notice>
        )}
        {stage.stage === 'shown' ? (
          <PayCode code={stage.code} secondsLeft={secondsLeft} peaks={peaks} />
        ) : (
          <>
            {refusal ? <RefusalNotice refusal={refusal} /> : <p className="label">{pay.making}</p>}
            <Landscape peaks={peaks} isTall />
          </>
        )}
      </section>
      <section className="ground">
        {refusal && !isBusy && (
          <Slab kind="act" onClick={() => changeCeiling(ceiling)}>
            {pay.newCode}
          </Slab>
        )}
        <p>{pay.hint}</p>
        <p className="pay-line">
          <span>{text.home.points}</span>
          <b>{formatPoints(wallet.points.available)}</b>
        </p>
        <label className="pay-line">
          <span>{pay.ceiling}</span>
          <span className="chip-button pay-ceiling">
            <select value={ceiling} onChange={(event) => changeCeiling(event.target.value)}>
              {CEILINGS.toSorted((a, b) => Number(a) - Number(b)).map((points) => (
                <option key={points} value={points}>
                  {formatPoints(points)}
                </option>
              ))}
            </select>
          </span>
        </label>
      </section>
    </>
  );
}

type OutcomeProps = Readonly<{ stage: PayStage; payment: Payment; newCode(): void }>;

function Outcome({ stage, payment, newCode }: OutcomeProps) {
  const { pay } = useMoneyText();
  const again = (
    <>
      <Slab kind="act" onClick={newCode}>
        {pay.newCode}
      </Slab>
      <HomeSlab kind="plain" />
    </>
  );
  switch (stage.stage) {
    case 'asked':
      return <PayAsked awaiting={stage.awaiting} payment={payment} />;
    case 'taken':
      return (
        <PayTaken points={stage.points} shopName={stage.shopName}>
          <HomeSlab />
        </PayTaken>
      );
    case 'undone':
      return (
        <PayEnd
          icon="undo"
          title={pay.undone}
          points={stage.points}
          words={stage.shopName === undefined ? '' : pay.undoneBy(stage.shopName)}
        >
          <HomeSlab />
        </PayEnd>
      );
    case 'set-aside':
      return (
        <PayEnd icon="clock" title={pay.setAside} points={stage.points} words={pay.setAsideWords}>
          <HomeSlab />
        </PayEnd>
      );
    case 'freed':
      return (
        <PayEnd icon="undo" title={pay.freed} points={stage.points} words={pay.freedWords}>
          {again}
        </PayEnd>
      );
    case 'offline':
      return (
        <PayEnd icon="offline" title={pay.offlineTitle} words={pay.offline}>
          <HomeSlab />
        </PayEnd>
      );
    case 'declined':
      return (
        <PayEnd icon="close" title={pay.declined} words={pay.nothingTaken}>
          {again}
        </PayEnd>
      );
    case 'lapsed':
      return (
        <PayEnd icon="clock" title={pay.lapsed} words={pay.nothingTaken}>
          {again}
        </PayEnd>
      );
    case 'expired':
      return (
        <PayEnd icon="clock" title={pay.expiredTitle} words={pay.nothingTaken}>
          {again}
        </PayEnd>
      );
    default:
      return null;
  }
}
