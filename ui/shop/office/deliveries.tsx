// What was told to a webhook, and what became of it; what did not arrive is told again.
import { useState } from 'react';
import { formatDay, formatTime } from '../../kit/date.ts';
import type { ShopClient } from '../data/shop-client.ts';
import { useCommand } from '../data/use-command.ts';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';
import { ListState } from './list-state.tsx';
import { useOfficeWords } from './office-words.ts';
import { pageOf, usePages } from './use-pages.ts';

type DeliveriesProps = Readonly<{ client: Pick<ShopClient, 'deliveries' | 'replay'>; id: string }>;

export function Deliveries({ client, id }: DeliveriesProps) {
  const { lang } = useWords();
  const { webhooks: text, settlements } = useOfficeWords();
  const [isReplayed, setIsReplayed] = useState(false);
  const pages = usePages(async (cursor) =>
    pageOf(await client.deliveries(id, cursor), ({ deliveries, next }) => ({
      rows: deliveries,
      next,
    })),
  );
  const replaying = useCommand(
    (events: string[], key: string) => client.replay(id, events, key),
    () => {
      setIsReplayed(true);
      pages.again();
    },
  );
  const failed = (pages.rows ?? []).filter(({ state }) => state === 'failed').map((one) => one.id);
  return (
    <div className="deliveries">
      {isReplayed && (
        <Notice tone="good" icon="check">
          {text.replayed}
        </Notice>
      )}
      <RefusalNotice refusal={replaying.refusal} />
      {failed.length > 1 && (
        <button
          type="button"
          className="chip-button"
          disabled={replaying.isBusy}
          onClick={() => replaying.run(failed.slice(0, REPLAYED_AT_ONCE_MAX))}
        >
          {text.replayFailed}
        </button>
      )}
      <ul>
        {pages.rows?.map((one) => (
          <li key={one.id} className="row">
            <span className="label">{formatTime(one.at)}</span>
            <span>
              <b>{one.type}</b>
              <small>
                {formatDay(one.at, lang)} · {text.state[one.state]} · {text.attempts(one.attempts)}
                {one.lastAnswer !== undefined && ` · ${one.lastAnswer}`}
              </small>
            </span>
            {one.state !== 'waiting' && (
              <button
                type="button"
                className="chip-button"
                disabled={replaying.isBusy}
                onClick={() => replaying.run([one.id])}
              >
                {text.replay}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ListState pages={pages} empty={text.noDeliveries} more={settlements.more} />
    </div>
  );
}

const REPLAYED_AT_ONCE_MAX = 100;
