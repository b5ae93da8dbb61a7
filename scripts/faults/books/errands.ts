// What holders, the shop, operators and the bank do while programs die, and what each errand leaves a holder with.
import type { Entropy } from '#drivers/entropy.ts';
import { type Answer, said } from './caller.ts';
import type { Holder, Kiosk, Person } from './people.ts';

export type Cast = Readonly<{
  holders: readonly Holder[];
  shop: Person;
  operators: readonly Person[];
  kiosk: Kiosk;
}>;

/** What each holder must have in the end, pending and held points included, by what was answered. */
export type Tally = Map<string, bigint>;

export type Desk = Readonly<{ cast: Cast; entropy: Entropy; tally: Tally }>;

const below = (entropy: Entropy, limit: number): number => Math.floor(entropy.jitter() * limit);

/** One errand of a holder: pours, pays, is refunded, gives, or withdraws. */
export async function runErrand(desk: Desk, holder: Holder): Promise<void> {
  const errands = [pour, pay, pay, payAndRefund, setAside, give, withdraw];
  await errands[below(desk.entropy, errands.length)]!(desk, holder);
}

/** A round of the back office: bags are counted, the bank is told and answers, shops are settled. */
export async function runOffice(desk: Desk): Promise<void> {
  const errands = [countBag, payOut, settle];
  await errands[below(desk.entropy, errands.length)]!(desk);
}

/** Coins of `holder`, as one whole session at the kiosk. */
export async function pour(desk: Desk, { phone }: Holder, coins = 3): Promise<void> {
  await desk.cast.kiosk.pour(phone, coins);
  add(desk, phone, 500n * BigInt(coins));
}

async function redeem({ cast, entropy }: Desk, holder: Holder, capture: boolean): Promise<Answer> {
  const points = String(100 + below(entropy, 800));
  const code = await holder.post('/v1/wallet/redemption-codes', {});
  const orderId = `order ${Buffer.from(entropy.bytes(8)).toString('hex')}`;
  return cast.shop.post('/v1/redemptions', { code: said(code, 'qr'), points, orderId, capture });
}

async function pay(desk: Desk, holder: Holder): Promise<Answer> {
  const paid = await redeem(desk, holder, true);
  if (paid.status === 201) add(desk, holder.phone, -BigInt(said(paid, 'points')));
  return paid;
}

async function payAndRefund(desk: Desk, holder: Holder): Promise<void> {
  const paid = await pay(desk, holder);
  if (paid.status !== 201) return;
  const points = String(1 + below(desk.entropy, Number(said(paid, 'points'))));
  const refunded = await desk.cast.shop.post(`/v1/redemptions/${said(paid, 'id')}/refunds`, {
    points,
  });
  if (refunded.status < 300) add(desk, holder.phone, BigInt(points));
}

async function setAside(desk: Desk, holder: Holder): Promise<void> {
  const aside = await redeem(desk, holder, false);
  if (aside.status !== 201) return;
  const path = `/v1/redemptions/${said(aside, 'id')}`;
  if (desk.entropy.jitter() < 0.5) {
    await desk.cast.shop.post(`${path}/void`);
    return;
  }
  const points = String(1 + below(desk.entropy, Number(said(aside, 'points'))));
  const captured = await desk.cast.shop.post(`${path}/capture`, { points });
  if (captured.status === 200) add(desk, holder.phone, -BigInt(points));
}

async function give(desk: Desk, holder: Holder): Promise<void> {
  const { holders } = desk.cast;
  const receiver = holders[below(desk.entropy, holders.length)]!;
  const points = String(1 + below(desk.entropy, 300));
  const gift = { phone: receiver.phone, points, from: 'Kim' };
  const offered = await holder.post('/v1/wallet/gifts', gift);
  if (offered.status >= 300) return;
  const path = `/v1/wallet/gifts/${said(offered, 'id')}`;
  if (desk.entropy.jitter() < 0.3) {
    await holder.post(`${path}/cancel`);
    return;
  }
  const accepted = await receiver.post(`${path}/accept`);
  if (accepted.status >= 300) return;
  add(desk, holder.phone, -BigInt(points));
  add(desk, receiver.phone, BigInt(points));
}

/** What of it has left is told by the state of the withdrawal in the end. */
async function withdraw(_desk: Desk, holder: Holder): Promise<void> {
  const { bankAccountId } = holder;
  await holder.post('/v1/wallet/withdrawals', { points: '2000', bankAccountId });
}

async function payOut({ cast, entropy }: Desk): Promise<void> {
  const [first, second] = cast.operators;
  await first!.post('/v1/operator/payment-files');
  const sent = await second!.get('/v1/operator/withdrawals?state=sent');
  const open = (sent.body['withdrawals'] as { id: string }[]).slice(0, 3);
  if (open.length === 0) return;
  const lines = open.map(({ id }) => {
    const word = ['paid', 'failed', 'unknown'][below(entropy, 3)]!;
    return `${id.replaceAll('-', '')},${word},`;
  });
  const text = `reference,status,reason\r\n${lines.join('\r\n')}\r\n`;
  await second!.post('/v1/operator/payment-statuses', { format: 'csv', text });
}

async function settle({ cast, entropy }: Desk): Promise<void> {
  const [first] = cast.operators;
  const path = '/v1/operator/settlements';
  await first!.post(path);
  const { body } = await first!.get(path);
  const [newest] = body['runs'] as { id: string }[];
  if (!newest) return;
  // Made a page of shops at a time: what the bank is asked about may come with a later turn.
  const run = await first!.get(`${path}/${newest.id}`);
  const word = entropy.jitter() < 0.5 ? 'paid' : 'rejected';
  for (const { id, shopId } of run.body['settlements'] as { id: string; shopId: string }[]) {
    await first!.post(`${path}/${id}/${shopId}/${word}`, { note: 'bank 1' });
  }
}

async function countBag({ cast, entropy }: Desk): Promise<void> {
  const [first, second] = cast.operators;
  await cast.kiosk.takeOutCashbox();
  const bag = await first!.post('/v1/operator/bags', {
    kioskId: cast.kiosk.id,
    sealNumber: Buffer.from(entropy.bytes(4)).toString('hex'),
  });
  if (bag.status !== 201) return;
  const good = below(entropy, 200);
  const faces = [{ currency: 'KRW', faceMinor: '500', good, counterfeit: below(entropy, 2) }];
  const path = `/v1/operator/bags/${said(bag, 'id')}/counts`;
  await Promise.all([first!.post(path, { faces }), second!.post(path, { faces })]);
}

function add({ tally }: Desk, phone: string, points: bigint): void {
  tally.set(phone, (tally.get(phone) ?? 0n) + points);
}
