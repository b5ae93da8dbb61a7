// Builders for the shop's tests: they say only what a test is about.
import type { Redemption } from '#ui/shop/data/shop-client.ts';

let made = 0;

export const aRedemption = (said: Partial<Redemption> = {}): Redemption => ({
  // The brand is the contract's; here any UUID will do.
  id: `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}` as Redemption['id'],
  orderId: 'order 1',
  status: 'captured',
  points: '1000',
  captured: '1000',
  refunded: '0',
  memberRef: '7b2fc4d19e8fa2b35661000000000000',
  at: '2026-11-22T05:32:00.000Z',
  ...said,
});
