// The shop's keys: by prefix and scope, never the key itself but once when it is new.
import { useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { formatDay, formatTime } from '../../kit/date.ts';
import type { KeyEntry, NewKey, ShopClient } from '../data/shop-client.ts';
import type { SignedInShop } from '../data/shop-feed.ts';
import { useCommand } from '../data/use-command.ts';
import { RefusalNotice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-page.tsx';
import { useWords } from '../words.tsx';
import { ListState } from './list-state.tsx';
import { useOfficeWords } from './office-words.ts';
import { Secret } from './secret.tsx';
import { SureButton } from './sure-button.tsx';
import { pageOf, usePages } from './use-pages.ts';

type KeyCalls = Pick<ShopClient, 'keys' | 'rotateKey' | 'revokeKey'>;
type KeysProps = Readonly<{
  client: KeyCalls;
  clock: BrowserClock;
  state: SignedInShop;
  signedOut(): void;
}>;

export function KeysScreen({ client, clock, state, signedOut }: KeysProps) {
  const { keys: text } = useOfficeWords();
  const [fresh, setFresh] = useState<NewKey>();
  const pages = usePages(async () =>
    // The newest stands first; the ledger tells the oldest first.
    pageOf(await client.keys(), ({ keys }) => ({ rows: keys.toReversed() })),
  );
  return (
    <OfficePage name={state.name} here="more" title={text.title} back={{ page: 'more' }}>
      <p>{text.lead}</p>
      {fresh && (
        <Secret secret={fresh.key} words={text.fresh} putAway={() => setFresh(undefined)} />
      )}
      <ul className="rows">
        {pages.rows?.map((entry) => (
          <KeyRow
            key={entry.id}
            entry={entry}
            isEnded={entry.revokedAt !== undefined && Date.parse(entry.revokedAt) <= clock.nowMs()}
            client={client}
            isMine={entry.id === state.keyId}
            rotated={(key) => {
              setFresh(key);
              pages.again();
            }}
            revoked={() => (entry.id === state.keyId ? signedOut() : pages.again())}
          />
        ))}
      </ul>
      <ListState pages={pages} empty={text.never} more="" />
    </OfficePage>
  );
}

type KeyRowProps = Readonly<{
  entry: KeyEntry;
  /** A key that is rotated has its end before it. */
  isEnded: boolean;
  client: KeyCalls;
  isMine: boolean;
  rotated(key: NewKey): void;
  revoked(): void;
}>;

function KeyRow({ entry, isEnded, client, isMine, rotated, revoked }: KeyRowProps) {
  const { lang } = useWords();
  const { keys: text } = useOfficeWords();
  const rotating = useCommand(
    (hours: number, key: string) => client.rotateKey(entry.id, hours, key),
    rotated,
  );
  const revoking = useCommand((id: string, key: string) => client.revokeKey(id, key), revoked);
  const moment = (at: string): string => `${formatDay(at, lang)} ${formatTime(at)}`;
  const { lastUsedAt, revokedAt } = entry;
  return (
    <li className="key-row">
      <p>
        <b>sk1.{entry.prefix}…</b> {isMine && <span className="label">{text.mine}</span>}
        <br />
        <span className="fine">
          {entry.scopes.map((scope) => text.scope[scope]).join(' · ')}
          {' — '}
          {lastUsedAt === undefined ? text.never : text.lastUsed(moment(lastUsedAt))}
          {revokedAt !== undefined && ` — ${isEnded ? text.ended : text.ends(moment(revokedAt))}`}
        </span>
      </p>
      {!isEnded && (
        <div className="setting-row">
          {revokedAt === undefined && (
            <button
              type="button"
              className="chip-button"
              title={text.rotateHint}
              disabled={rotating.isBusy}
              onClick={() => rotating.run(OVERLAP_HOURS)}
            >
              {text.rotate}
            </button>
          )}
          <SureButton
            word={text.revoke}
            hint={isMine ? text.revokeMine : text.revokeSure}
            sure={text.sure}
            keep={text.keep}
            isBusy={revoking.isBusy}
            act={() => revoking.run(entry.id)}
          />
        </div>
      )}
      <RefusalNotice refusal={rotating.refusal ?? revoking.refusal} />
    </li>
  );
}

const OVERLAP_HOURS = 24;
