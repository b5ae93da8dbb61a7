// /v1/wallet/notices: what the holder was told.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { readNotices } from '../../use-cases/holder/notices.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/notices?cursor=` → newest first. */
export function getNotices(api: Api, { store }: Ledger): void {
  serve(api, 'GET /v1/wallet/notices', async ({ holder, query }) => {
    const before = query.cursor === undefined ? undefined : Number(query.cursor);
    return store.read((books) => readNotices(books, holder!.walletId, before));
  });
}

/** `POST /v1/wallet/notices/read` `{upTo}` → the newest page; what was read before keeps its time. */
export function postNoticesRead(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/notices/read', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      await books.holder.readNotices(walletId, request.body.upTo, nowMs);
      return { ok: true, status: 200, body: await readNotices(books, walletId) };
    });
  });
}
