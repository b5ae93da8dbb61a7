// One shop: what is known of it, its keys, changing it, and suspending it.
import type { z } from 'zod';
import type { ShopEntry, ShopKeyEntry } from '#ledger/contract/staff.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { typedShop } from '../view/shop-input.ts';
import { useWords } from '../words.tsx';
import { ShopForm } from './shop-form.tsx';
import { ShopKeys } from './shop-keys.tsx';

type Shop = z.infer<typeof ShopEntry>;
type ShopLife = Shop & Readonly<{ keys: readonly z.infer<typeof ShopKeyEntry>[] }>;

export function ShopScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { shops } = text.parties;
  const path = `/operator/shops/${encodeURIComponent(id)}`;
  const loaded = useLoaded<ShopLife>(`shop ${id}`, (client) => client.read(path));
  const shop = loaded.value;
  return (
    <div className="paper">
      <Title title={shop?.name ?? text.shell.pages.shops} back={{ page: 'shops' }} />
      <LoadedNotice loaded={loaded} />
      {shop && (
        <>
          <Part title={shops.facts}>
            <ShopFacts shop={shop} />
          </Part>
          <Part title={shops.keys}>
            <ShopKeys path={path} keys={shop.keys} changed={loaded.reload} />
          </Part>
          <Offered least="admin">
            <Part title={shops.change}>
              <ShopForm<Shop>
                key={shop.state}
                action={shops.change}
                first={typedShop(shop)}
                wishOf={(body) => ({ method: 'PATCH', path, body })}
                told={() => shops.changed}
                done={loaded.reload}
              />
              <StateForm path={path} shop={shop} changed={loaded.reload} />
            </Part>
          </Offered>
        </>
      )}
    </div>
  );
}

function ShopFacts({ shop }: Readonly<{ shop: Shop }>) {
  const { text } = useWords();
  const { shops } = text.parties;
  const { position } = shop;
  return (
    <Facts
      facts={[
        [shops.state, shops.states[shop.state]],
        [shops.hours, shop.hours ?? text.shell.unknown],
        [
          shops.place,
          position
            ? `${position.latitudeE6 / 1e6}, ${position.longitudeE6 / 1e6}`
            : text.shell.unknown,
        ],
        [shops.payout, shop.payoutAccountRef ?? text.shell.none],
        [shops.feePolicy, shop.feePolicyVersion],
        [shops.opened, <When key="opened" at={shop.openedAt} />],
        [text.devices.kiosk.id, shop.id],
      ]}
    />
  );
}

type StateProps = Readonly<{ path: string; shop: Shop; changed(): void }>;

/** Suspended it may only read; that is lifted by one press. */
function StateForm({ path, shop, changed }: StateProps) {
  const { text } = useWords();
  const { shops } = text.parties;
  const wishFor = (state: Shop['state']) => ({ method: 'PATCH', path, body: { state } }) as const;
  return shop.state === 'suspended' ? (
    <WriteForm action={shops.resume} wish={wishFor('active')} done={changed} />
  ) : (
    <SureForm
      action={shops.suspend}
      sure={shops.suspendSure}
      hint={shops.suspendHint}
      wish={wishFor('suspended')}
      done={changed}
    />
  );
}
