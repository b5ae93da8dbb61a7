// What capture, void and refund have in common: one command about one redemption of this shop, once for its key.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { tillSecrets } from '../../auth/till-secrets.ts';
import { RedemptionId } from '../../contract/ids.ts';
import { decideByShop, type ShopCommand } from '../../use-cases/till/decide-redemption.ts';
import { redemptionAnswer } from '../../use-cases/till/read-redemptions.ts';

/** Answers the redemption as the command leaves it; another shop's redemption is not found. */
export const answerShopCommand = (
  ledger: Ledger,
  request: FastifyRequest,
  reply: FastifyReply,
  id: RedemptionId,
  command: ShopCommand,
): Promise<FastifyReply> => {
  const { shopId } = request.shop!;
  return answerOnce(ledger, request, reply, shopId, async (books) => {
    const decided = await decideByShop(books, shopId, id, command, ledger.clock.nowMs());
    if (!decided.ok) return decided;
    const body = redemptionAnswer(decided.redemption, tillSecrets(ledger.keys));
    return { ok: true, status: 200, body };
  });
};
