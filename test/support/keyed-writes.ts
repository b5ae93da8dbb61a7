// Writes with an Idempotency-Key over a store: a door that adds points, and the model of what it may do.
import Fastify from 'fastify';
import fc from 'fast-check';
import type { Ledger } from '#ledger/api.ts';
import { answerOnce } from '#ledger/auth/idempotency.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { promotionExpense } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { postGift } from './till.ts';

export type Asking = Readonly<{
  principal: number;
  key: number;
  /** What is asked for: so many points, or a refusal. */
  points: number;
  isRefused: boolean;
}>;

export const askings: fc.Arbitrary<readonly Asking[]> = fc.array(
  fc.record({
    principal: fc.nat(1),
    key: fc.nat(3),
    points: fc.integer({ min: 1, max: 3 }),
    isRefused: fc.boolean(),
  }),
  { minLength: 5, maxLength: 30, size: 'max' },
);

export type KeyedWrites = Awaited<ReturnType<typeof keyedWrites>>;

/** `POST /give/{principal}/{points}` gives points once a key; with `?refuse` it is refused. */
export async function keyedWrites(store: LedgerStore) {
  let gifts = 0;
  const api = Fastify();
  api.post<{ Params: { principal: string; points: string }; Querystring: { refuse?: string } }>(
    '/give/:principal/:points',
    (request, reply) => {
      const { principal, points } = request.params;
      const isRefused = request.query.refuse !== undefined;
      return answerOnce({ store } as Ledger, request, reply, principal, async (books) => {
        if (isRefused) return { ok: false, error: 'not-found' };
        gifts += 1;
        await postGift(books, WALLET, BigInt(points), { id: `gift ${gifts}`, nowMs: 1 });
        return { ok: true, status: 201, body: { gift: gifts } };
      });
    },
  );
  return {
    api,
    sum: () => store.read(({ transfers }) => transfers.balance(promotionExpense('PTS'))),
    close: () => api.close(),
  };
}

/** What a caller is told. */
export async function asked({ api }: KeyedWrites, asking: Asking): Promise<Answered> {
  const { principal, key, points, isRefused } = asking;
  const answer = await api.inject({
    method: 'POST',
    url: `/give/${principal}/${points}${isRefused ? '?refuse' : ''}`,
    headers: { 'idempotency-key': `key-${key}` },
  });
  return {
    status: answer.statusCode,
    gift: answer.json<{ gift?: number }>().gift,
    isReplayed: answer.headers['idempotency-replayed'] === 'true',
  };
}

type Answered = Readonly<{ status: number; gift: number | undefined; isReplayed: boolean }>;

/** One effect and one answer for a principal and a key, for ever. */
export function modelOf() {
  const given = new Map<string, Readonly<{ points: number; gift: number }>>();
  return {
    answer: ({ principal, key, points, isRefused }: Asking): Answered => {
      const place = `${principal} ${key}`;
      const before = given.get(place);
      if (before) {
        return before.points === points && !isRefused
          ? { status: 201, gift: before.gift, isReplayed: true }
          : { status: 422, gift: undefined, isReplayed: false };
      }
      if (isRefused) return { status: 404, gift: undefined, isReplayed: false };
      const gift = given.size + 1;
      given.set(place, { points, gift });
      return { status: 201, gift, isReplayed: false };
    },
    sum: (): bigint => BigInt([...given.values()].reduce((sum, one) => sum + one.points, 0)),
  };
}

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
