// A receipt for anybody who holds its address: what was counted, where and when, and whether it is true.
import { useEffect, useMemo, useState } from 'react';
import type { Receipt } from '#ledger/contract/kiosk-documents.ts';
import { formatCode, formatMoney, formatNumber } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { TopBar } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { Notice } from '../../kit/notice.tsx';
import { wonFirst } from '../view/deposit-view.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { readReceipt } from './read-receipt.ts';
import { judgeReceipt, type Judgement } from './judge-receipt.ts';
import { VerdictNotice } from './verdict-notice.tsx';

type ReceiptScreenProps = Readonly<{ client: LedgerClient; hash: string }>;

export function ReceiptScreen({ client, hash }: ReceiptScreenProps) {
  const { text } = useWords();
  const receipt = useMemo(() => readReceipt(hash), [hash]);
  const [tries, setTries] = useState(1);
  return (
    <main tabIndex={-1} className="wallet receipt">
      <section className="sky">
        <TopBar />
        <h1 className="poster">{text.receipt.title}</h1>
        <Landscape peaks={[]} />
      </section>
      <section className="paper">
        {receipt ? (
          <Judged key={tries} client={client} receipt={receipt} again={() => setTries(tries + 1)} />
        ) : (
          <Notice tone="bad" icon="close">
            {text.receipt.unreadable}
          </Notice>
        )}
      </section>
      <nav className="ground">
        <Slab extra="stone" onClick={() => location.assign('/')}>
          {text.receipt.toWallet}
        </Slab>
      </nav>
    </main>
  );
}

type JudgedProps = Readonly<{ client: LedgerClient; receipt: Receipt; again(): void }>;

function Judged({ client, receipt, again }: JudgedProps) {
  const [judgement, setJudgement] = useState<Judgement>();
  useEffect(() => {
    let isCurrent = true;
    void (async () => {
      const next = await judgeReceipt(client, receipt);
      if (isCurrent) setJudgement(next);
    })();
    return () => {
      isCurrent = false;
    };
  }, [client, receipt]);
  return (
    <>
      <VerdictNotice verdict={judgement?.verdict} again={again} />
      <Contents receipt={receipt} judgement={judgement} />
    </>
  );
}

type ContentsProps = Readonly<{ receipt: Receipt; judgement: Judgement | undefined }>;

function Contents({ receipt, judgement }: ContentsProps) {
  const { text, lang } = useWords();
  return (
    <dl className="facts receipt-facts">
      <dt>{text.receipt.counted}</dt>
      <dd>
        {wonFirst(receipt.totals).map(({ currency, amountMinor, count }) => (
          <span key={currency} className="receipt-total">
            <b>{formatMoney(currency, amountMinor)}</b> {text.coinCount(count, formatNumber(count))}
          </span>
        ))}
      </dd>
      <dt>{text.receipt.code}</dt>
      <dd>
        <b className="receipt-code">{judgement ? formatCode(judgement.code) : '—'}</b>
        <small>{text.receipt.codeHint}</small>
      </dd>
      <dt>{text.receipt.kiosk}</dt>
      <dd>{judgement?.kioskName ?? <code>{receipt.kioskId}</code>}</dd>
      <dt>{text.receipt.finished}</dt>
      <dd>{dayAndHourText(Date.parse(receipt.closedAt), lang)}</dd>
      <dt>{text.receipt.records}</dt>
      <dd>
        {formatNumber(receipt.firstSeq)}–{formatNumber(receipt.lastSeq)}
      </dd>
      <dt>{text.receipt.deposit}</dt>
      <dd>
        <code>{receipt.depositId}</code>
      </dd>
    </dl>
  );
}
