// /v1/wallet/notices: what the holder was told.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { Notices, NoticesReadRequest } from '../../contract/holder.ts';
import { readNotices } from '../../use-cases/holder/notices.ts';
import { OnceHeaders } from '../write-once.ts';

const URL = '/v1/wallet/notices';
const access = 'holder';

/** `GET /v1/wallet/notices?cursor=` → newest first. */
export function getNotices(api: Api, { store }: Ledger): void {
  api.get(
    URL,
    {
      config: { access },
      schema: {
        summary: 'Notices, newest first',
        querystring: z.strictObject({
          cursor: z
            .string()
            .regex(/^[1-9]\d{0,8}$/)
            .optional(),
        }),
        response: { 200: Notices },
      },
    },
    async ({ holder, query }) => {
      const before = query.cursor === undefined ? undefined : Number(query.cursor);
      return store.read((books) => readNotices(books, holder!.walletId, before));
    },
  );
}

/** `POST /v1/wallet/notices/read` `{upTo}` → the newest page; what was read before keeps its time. */
export function postNoticesRead(api: Api, ledger: Ledger): void {
  api.post(
    `${URL}/read`,
    {
      config: { access },
      schema: {
        summary: 'Mark notices as read, up to a number',
        headers: OnceHeaders,
        body: NoticesReadRequest,
        response: { 200: Notices },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      const nowMs = ledger.clock.nowMs();
      return answerOnce(ledger, request, reply, walletId, async (books) => {
        await books.holder.readNotices(walletId, request.body.upTo, nowMs);
        return { ok: true, status: 200, body: await readNotices(books, walletId) };
      });
    },
  );
}
