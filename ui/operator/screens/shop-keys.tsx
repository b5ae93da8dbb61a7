// The keys of a shop: by prefix and scope, never the key itself but once when it is new.
import { useState } from 'react';
import type { z } from 'zod';
import type { NewShopKeyAnswer, ShopKeyEntry, ShopScope } from '#ledger/contract/staff.ts';
import { Offered, useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Secret } from '../parts/secret.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { isAtLeast } from '../view/roles.ts';
import { useWords } from '../words.tsx';

type Key = z.infer<typeof ShopKeyEntry>;
type NewKey = z.infer<typeof NewShopKeyAnswer>;
type KeysProps = Readonly<{ path: string; keys: readonly Key[]; changed(): void }>;

export function ShopKeys({ path, keys, changed }: KeysProps) {
  const { text } = useWords();
  const { shops } = text.parties;
  const [fresh, setFresh] = useState<NewKey>();
  const made = (key: NewKey): void => {
    setFresh(key);
    changed();
  };
  const columns = useKeyColumns(path, made, changed);
  return (
    <>
      {fresh && (
        <>
          <Notice tone="warn" icon="key">
            {shops.once}
          </Notice>
          <Secret name={`sk1.${fresh.prefix}`} value={fresh.key} />
        </>
      )}
      <DataTable
        name={shops.keys}
        columns={columns}
        // The newest stands first; the ledger tells the oldest first.
        rows={keys.toReversed()}
        keyOf={({ id }) => id}
        empty={shops.noKeys}
      />
      <Offered least="admin">
        <NewKeyForm path={`${path}/keys`} made={made} />
      </Offered>
    </>
  );
}

function useKeyColumns(
  path: string,
  made: (key: NewKey) => void,
  changed: () => void,
): readonly Column<Key>[] {
  const { text } = useWords();
  const { me, clock } = useDesk();
  const { shops } = text.parties;
  const moment = (key: 'createdAt' | 'lastUsedAt' | 'revokedAt', head: string): Column<Key> => ({
    key,
    head,
    value: (entry) => entry[key],
    renderCell: (entry) => (entry[key] === undefined ? '—' : <When at={entry[key]} />),
  });
  return [
    {
      key: 'prefix',
      head: shops.key,
      value: ({ prefix }) => `sk1.${prefix}`,
      renderCell: ({ prefix }) => <b>sk1.{prefix}…</b>,
    },
    {
      key: 'scopes',
      head: shops.scopes,
      value: ({ scopes }) => scopes.map((scope) => shops.scope[scope]).join(' · '),
    },
    moment('createdAt', shops.made),
    moment('lastUsedAt', shops.used),
    moment('revokedAt', shops.ends),
    ...(isAtLeast(me.role, 'admin')
      ? [
          {
            key: 'acts',
            head: text.devices.fleet.next,
            value: () => undefined,
            renderCell: (entry: Key) =>
              entry.revokedAt !== undefined && Date.parse(entry.revokedAt) <= clock.nowMs() ? (
                '—'
              ) : (
                <KeyActs
                  path={`${path}/keys/${entry.id}`}
                  entry={entry}
                  made={made}
                  changed={changed}
                />
              ),
          },
        ]
      : []),
  ];
}

type ActsProps = Readonly<{ path: string; entry: Key; made(key: NewKey): void; changed(): void }>;

function KeyActs({ path, entry, made, changed }: ActsProps) {
  const { text } = useWords();
  const { shops } = text.parties;
  return (
    <div className="form">
      {entry.revokedAt === undefined && (
        <WriteForm<NewKey>
          action={shops.rotate}
          wish={{ path: `${path}/rotate`, body: {} }}
          told={() => shops.rotateHint}
          done={made}
        />
      )}
      <SureForm
        action={shops.revoke}
        sure={shops.revokeSure}
        hint={shops.revokeHint}
        wish={{ path: `${path}/revoke` }}
        done={changed}
      />
    </div>
  );
}

function NewKeyForm({ path, made }: Readonly<{ path: string; made(key: NewKey): void }>) {
  const { text } = useWords();
  const { shops } = text.parties;
  const [scopes, setScopes] = useState<readonly ShopScope[]>(['take', 'refund', 'read']);
  return (
    <WriteForm<NewKey>
      kind="act"
      action={shops.newKey}
      wish={scopes.length > 0 ? { path, body: { scopes } } : undefined}
      told={() => undefined}
      done={made}
    >
      <fieldset className="ticks">
        <legend>{shops.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="tick">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(
                  SCOPES.filter((one) => (one === scope ? target.checked : scopes.includes(one))),
                )
              }
            />
            {shops.scope[scope]}
          </label>
        ))}
      </fieldset>
    </WriteForm>
  );
}

const SCOPES = ['take', 'refund', 'read', 'manage'] as const satisfies ShopScope[];
