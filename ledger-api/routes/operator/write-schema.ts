// What every write of an operator takes beside its body.
import { z } from 'zod';

/** Sending a write twice is safe by this key (`auth/idempotency.ts`). */
export const WriteHeaders = z.looseObject({ 'idempotency-key': z.string().max(200).optional() });
