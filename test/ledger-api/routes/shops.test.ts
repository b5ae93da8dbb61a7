// The directory of shops: what anybody may know of a shop, and nothing else.
import { expect, test } from 'vitest';
import type { ShopId } from '#ledger/contract/ids.ts';
import { aLedger } from '../../support/ledger-app.ts';
import { aShop } from '../../support/staff.ts';

test('shops are told with their place and hours, and whether they take points', async () => {
  const ledger = await aLedger();
  const position = { latitudeE6: 37_566_300, longitudeE6: 126_977_900 };
  const idOf = (number: number) => `018f0000-0000-7000-8000-00000000005${number}` as ShopId;
  const open = await aShop(ledger, {
    id: idOf(1),
    name: 'Hanbit',
    position,
    hours: 'Mo-Su 09:00-22:00',
  });
  const paused = await aShop(ledger, { id: idOf(2), name: 'Corner', state: 'suspended' });

  const told = await ledger.api.inject('/v1/shops');
  const rest = await ledger.api.inject(`/v1/shops?cursor=${open.shopId}`);

  const corner = { id: paused.shopId, name: 'Corner', state: 'paused' };
  expect(told.json()).toEqual({
    shops: [
      { id: open.shopId, name: 'Hanbit', state: 'open', position, hours: 'Mo-Su 09:00-22:00' },
      corner,
    ],
  });
  expect(rest.json()).toEqual({ shops: [corner] });
});
