// Close the wallet: what is left and what it costs are said first; then it is paid out or given away, for good.
import { useState } from 'react';
import type { ClosingAnswer, ClosingQuote, ClosingRequest } from '#ledger/contract/holder.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { bankName } from '../../text/banks/index.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useProven } from '../data/send-proven.ts';
import { useWish } from '../data/use-wish.ts';
import { useDeskText } from '../desk-words.ts';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

type CloseProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  version: number;
  /** The wallet is no more; the sign-in ended with it. */
  closed(answer: ClosingAnswer): void;
}>;

export function CloseScreen({ client, clock, version, closed }: CloseProps) {
  const { close } = useDeskText();
  // What closing costs is true only now: of it nothing is kept.
  const quote = useFetched(clock, version, () => client.closingQuote());
  const banks = useFetched(clock, 'once', () => client.bankAccounts(), 'bank-accounts');
  const { value } = quote;
  return (
    <SubPage title={close.title} picture={<Landscape peaks={[]} />}>
      <Notice tone="warn" icon="help">
        {close.lead}
      </Notice>
      <FetchedNotice clock={clock} all={[quote, banks]} />
      {value && (
        <>
          <p className="close-left">
            <span>{close.left}</span>
            <b>
              <PointsText points={value.points} />
            </b>
          </p>
          {value.isBusy ? (
            <Notice tone="warn" icon="clock">
              {close.busy}
            </Notice>
          ) : (
            <ClosingForm
              client={client}
              quote={value}
              accounts={banks.value?.bankAccounts ?? []}
              closed={closed}
            />
          )}
        </>
      )}
    </SubPage>
  );
}

type ClosingFormProps = Readonly<{
  client: LedgerClient;
  quote: ClosingQuote;
  accounts: readonly Readonly<{ id: string; bankCode: string; number: string }>[];
  closed(answer: ClosingAnswer): void;
}>;

const DONATE = 'donate';

function ClosingForm({ client, quote, accounts, closed }: ClosingFormProps) {
  const { lang } = useWords();
  const { close } = useDeskText();
  const [way, setWay] = useState('');
  const [isSure, setIsSure] = useState(false);
  const proven = useProven();
  const closing = useWish(
    (wish: ClosingRequest, key: string) => proven(() => client.closeWallet(wish, key)),
    closed,
  );
  const fee = formatMoney('KRW', quote.feeMinor);
  const reaches = formatMoney('KRW', BigInt(quote.points) - BigInt(quote.feeMinor));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        closing.run(
          way === DONATE ? { remaining: 'donate' } : { remaining: 'refund', bankAccountId: way },
        );
      }}
    >
      <fieldset className="choices">
        <legend>{close.choose}</legend>
        {accounts.map(({ id, bankCode, number }) => (
          <Way key={id} isChosen={way === id} choose={() => setWay(id)}>
            <b>
              {close.refund}: {bankName(bankCode, lang)} {number}
            </b>
            <small>{close.refundWords(reaches, fee)}</small>
          </Way>
        ))}
        <Way isChosen={way === DONATE} choose={() => setWay(DONATE)}>
          <b>{close.donate}</b>
          <small>{close.donateWords(formatPoints(quote.points))}</small>
        </Way>
      </fieldset>
      <p className="fine">{close.feeWhy}</p>
      {accounts.length === 0 && (
        <p className="fine">
          {close.needsBank}{' '}
          <a className="text-link" href={hashOf({ page: 'withdraw' })}>
            {close.toWithdraw}
          </a>
        </p>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={isSure}
          onChange={(event) => setIsSure(event.target.checked)}
        />
        <span>{close.sure}</span>
      </label>
      <RefusalNotice refusal={closing.refusal} />
      <Slab kind="act" submit disabled={closing.isBusy || way === '' || !isSure}>
        {close.close}
      </Slab>
    </form>
  );
}

type WayProps = Readonly<{ isChosen: boolean; choose(): void; children: React.ReactNode }>;

function Way({ isChosen, choose, children }: WayProps) {
  return (
    <label className="choice">
      <input type="radio" name="way" checked={isChosen} onChange={choose} />
      <span>{children}</span>
    </label>
  );
}
