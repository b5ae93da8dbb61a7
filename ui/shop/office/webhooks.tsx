// Where the shop's own server hears of what happens.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import type { NewWebhook, ShopClient } from '../data/shop-client.ts';
import { useCommand } from '../data/use-command.ts';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-page.tsx';
import { ListState } from './list-state.tsx';
import { useOfficeWords } from './office-words.ts';
import { Secret } from './secret.tsx';
import { pageOf, usePages } from './use-pages.ts';
import { WebhookRow } from './webhook-row.tsx';

type WebhooksProps = Readonly<{ client: ShopClient; name: string }>;

export function WebhooksScreen({ client, name }: WebhooksProps) {
  const { webhooks: text } = useOfficeWords();
  const [fresh, setFresh] = useState<NewWebhook>();
  const [url, setUrl] = useState('');
  const pages = usePages(async () =>
    pageOf(await client.webhooks(), ({ webhooks }) => ({ rows: webhooks })),
  );
  const made = (webhook: NewWebhook): void => {
    setFresh(webhook);
    setUrl('');
    pages.again();
  };
  const opening = useCommand((asked: string, key: string) => client.openWebhook(asked, key), made);
  return (
    <OfficePage name={name} here="more" title={text.title} back={{ page: 'more' }}>
      <p>{text.lead}</p>
      {fresh && (
        <Secret secret={fresh.secret} words={text.fresh} putAway={() => setFresh(undefined)} />
      )}
      <ul className="rows">
        {pages.rows?.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            client={client}
            rotated={made}
            removed={pages.again}
          />
        ))}
      </ul>
      <ListState pages={pages} empty={text.empty} more="" />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          opening.run(url.trim());
        }}
      >
        <Field
          label={text.url}
          hint={text.urlHint}
          type="url"
          autoComplete="off"
          placeholder="https://"
          required
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <RefusalNotice refusal={opening.refusal} />
        <Slab kind={fresh ? 'plain' : 'act'} submit disabled={opening.isBusy || url.trim() === ''}>
          {text.add}
        </Slab>
      </form>
    </OfficePage>
  );
}
