// One webhook: its secret can be changed, it can be removed, and what was sent to it can be looked at.
import { useState } from 'react';
import type { NewWebhook, ShopClient, Webhook } from '../data/shop-client.ts';
import { useCommand } from '../data/use-command.ts';
import { RefusalNotice } from '../parts/notice.tsx';
import { Deliveries } from './deliveries.tsx';
import { useOfficeWords } from './office-words.ts';
import { SureButton } from './sure-button.tsx';

type WebhookRowProps = Readonly<{
  webhook: Webhook;
  client: ShopClient;
  rotated(webhook: NewWebhook): void;
  removed(): void;
}>;

export function WebhookRow({ webhook, client, rotated, removed }: WebhookRowProps) {
  const { webhooks: text } = useOfficeWords();
  const [isOpen, setIsOpen] = useState(false);
  const { id, url } = webhook;
  const rotating = useCommand(
    (hook: string, key: string) => client.rotateWebhook(hook, key),
    rotated,
  );
  const removing = useCommand(
    (hook: string, key: string) => client.removeWebhook(hook, key),
    removed,
  );
  return (
    <li className="key-row">
      <p>
        <b>{url}</b>
      </p>
      <div className="setting-row">
        <button
          type="button"
          className="chip-button"
          aria-expanded={isOpen}
          data-opens={isOpen ? undefined : true}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.deliveries}
        </button>
        <button
          type="button"
          className="chip-button"
          title={text.rotateHint}
          disabled={rotating.isBusy}
          onClick={() => rotating.run(id)}
        >
          {text.rotate}
        </button>
        <SureButton
          word={text.remove}
          hint={url}
          sure={text.sure}
          keep={text.keep}
          isBusy={removing.isBusy}
          act={() => removing.run(id)}
        />
      </div>
      <RefusalNotice refusal={rotating.refusal ?? removing.refusal} />
      {isOpen && <Deliveries client={client} id={id} />}
    </li>
  );
}
