// One settlement: its sums, its lines, and the statement to keep.
import { MoneyText } from '../../kit/amount.tsx';
import { formatDay, formatTime } from '../../kit/date.ts';
import { Icon } from '../../kit/icon.tsx';
import { useState } from 'react';
import type { SettlementDetail } from '#ledger/contract/settlement.ts';
import type { ShopClient } from '../data/shop-client.ts';
import { useTask } from '../../wallet/data/use-task.ts';
import { OfficePage } from '../parts/office-page.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';
import { ListState } from './list-state.tsx';
import { useOfficeWords } from './office-words.ts';
import { noonOf } from './settlements.tsx';
import { saveText, wholeSettlement } from './statement.ts';
import { pageOf, usePages } from './use-pages.ts';

type SettlementProps = Readonly<{
  client: Pick<ShopClient, 'settlement'>;
  name: string;
  id: string;
}>;

export function SettlementScreen({ client, name, id }: SettlementProps) {
  const { text: words, lang } = useWords();
  const { settlements: text } = useOfficeWords();
  const [head, setHead] = useState<SettlementDetail>();
  const pages = usePages(async (cursor) =>
    pageOf(await client.settlement(id, cursor), (told) => {
      setHead(told);
      return { rows: told.lines, next: told.next };
    }),
  );
  const saving = useTask(
    () => wholeSettlement(client, id),
    (whole) => saveText(`settlement-${whole.payoutDate}.json`, JSON.stringify(whole, null, 2)),
  );
  return (
    <OfficePage name={name} here="settlements" title={text.one} back={{ page: 'settlements' }}>
      {head && <Sums head={head} />}
      {head && (
        <div className="setting-row">
          <a className="chip-button" href={`/v1/settlements/${id}.csv`} download>
            <Icon name="pickup" />
            {text.csv}
          </a>
          <button
            type="button"
            className="chip-button"
            disabled={saving.isBusy}
            onClick={() => saving.run(undefined)}
          >
            <Icon name="pickup" />
            {saving.isBusy ? text.preparing : text.json}
          </button>
        </div>
      )}
      {saving.refusal?.code === 'too-long' ? (
        <p className="fine" role="alert">
          {text.tooLong}
        </p>
      ) : (
        <RefusalNotice refusal={saving.refusal} />
      )}
      <h2>{text.lines}</h2>
      <ul className="rows">
        {pages.rows?.map((line) => (
          <li key={`${line.at} ${line.about} ${line.kind}`} className="row">
            <span className="label">{formatTime(line.at)}</span>
            <span>
              <b>{text.kind[line.kind]}</b>
              <small>
                {formatDay(line.at, lang)} {line.orderId}
              </small>
            </span>
            <span className="figure">
              <MoneyText currency="KRW" amountMinor={line.net} />
            </span>
          </li>
        ))}
      </ul>
      <ListState pages={pages} empty={words.refusals['not-found']} more={text.more} />
    </OfficePage>
  );
}

function Sums({ head }: Readonly<{ head: SettlementDetail }>) {
  const { lang } = useWords();
  const { settlements: text } = useOfficeWords();
  const until = formatDay(head.until, lang);
  const rows = [
    [text.gross, head.gross],
    [text.refunds, String(-BigInt(head.refunds))],
    [text.fee, String(-BigInt(head.fee))],
    [text.carried, head.carried],
  ] as const;
  return (
    <>
      <p>
        <b>{text.state[head.state]}</b> · {text.payout(formatDay(noonOf(head.payoutDate), lang))}
        <br />
        <span className="fine">
          {head.from ? text.period(formatDay(head.from, lang), until) : text.untilOnly(until)}
          {head.note !== undefined && ` · ${head.note}`}
        </span>
      </p>
      <dl className="figures">
        {rows.map(([word, amount]) => (
          <div key={word} className="figure-row">
            <dt>{word}</dt>
            <dd>
              <MoneyText currency="KRW" amountMinor={amount} />
            </dd>
          </div>
        ))}
        <div className="figure-row net">
          <dt>{text.net}</dt>
          <dd>
            <MoneyText currency="KRW" amountMinor={head.net} />
          </dd>
        </div>
      </dl>
    </>
  );
}
