// The headers of every write that is answered once: its key, which a client makes and sends again unchanged.
import { z } from 'zod';

/** The key itself is demanded by `answerOnce`, so that its absence has a sentence of its own. */
export const OnceHeaders = z.looseObject({
  'idempotency-key': z.string().min(1).max(200).optional(),
});

/** For writes that say everything in their address: nothing, or `{}`. */
export const NoBody = z.strictObject({}).nullish();
