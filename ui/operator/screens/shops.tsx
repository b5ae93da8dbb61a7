// The shops: every one there ever was, and a form for one more.
import type { z } from 'zod';
import type { ShopEntry } from '#ledger/contract/staff.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { goTo, hashOf } from '../route.ts';
import { typedShop } from '../view/shop-input.ts';
import { useWords } from '../words.tsx';
import { ShopForm } from './shop-form.tsx';

type Shop = z.infer<typeof ShopEntry>;

export function ShopsScreen() {
  const { text } = useWords();
  const { shops } = text.parties;
  const loaded = useLoaded('shops', (client) => client.list<Shop>('/operator/shops', 'shops'));
  const columns = useShopColumns();
  return (
    <div className="paper">
      <Title title={text.shell.pages.shops} lead={shops.lead} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={text.shell.pages.shops}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: shops.state,
            options: (['active', 'suspended'] as const).map(
              (state) => [state, shops.states[state]] as const,
            ),
            valueOf: ({ state }) => state,
          }}
        />
      )}
      <Offered least="admin">
        <Part title={shops.create}>
          <ShopForm<Shop>
            kind="act"
            action={shops.create}
            first={typedShop()}
            wishOf={(body) => ({ path: '/operator/shops', body })}
            told={() => shops.created}
            done={({ id }) => goTo({ page: 'shop', id })}
            isForNew
          />
        </Part>
      </Offered>
    </div>
  );
}

function useShopColumns(): readonly Column<Shop>[] {
  const { text } = useWords();
  const { shops } = text.parties;
  return [
    {
      key: 'name',
      head: shops.name,
      value: ({ name }) => name,
      renderCell: ({ id, name }) => (
        <a className="row-link" href={hashOf({ page: 'shop', id })}>
          <b>{name}</b>
          <small>{id.slice(-8)}</small>
        </a>
      ),
    },
    { key: 'id', head: 'id', value: ({ id }) => id, isHidden: true },
    {
      key: 'state',
      head: shops.state,
      value: ({ state }) => shops.states[state],
      renderCell: ({ state }) => (
        <span className={state === 'suspended' ? 'hot' : undefined}>{shops.states[state]}</span>
      ),
    },
    { key: 'hours', head: shops.hours, value: ({ hours }) => hours },
    {
      key: 'place',
      head: shops.place,
      value: ({ position }) =>
        position && `${position.latitudeE6 / 1e6}, ${position.longitudeE6 / 1e6}`,
    },
    { key: 'payout', head: shops.payout, value: ({ payoutAccountRef }) => payoutAccountRef },
    {
      key: 'fee',
      head: shops.feePolicy,
      isFigure: true,
      value: ({ feePolicyVersion }) => feePolicyVersion,
    },
    {
      key: 'opened',
      head: shops.opened,
      value: ({ openedAt }) => openedAt,
      renderCell: ({ openedAt }) => <When at={openedAt} />,
    },
  ];
}
