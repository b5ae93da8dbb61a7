// What one call of the ledger is: the row of the tables in this folder, which routes, documents and clients share.
import { z } from 'zod';
import type { OperatorRole, ShopScope } from '../staff.ts';

/** Who may make a call. */
export type Access =
  | 'anyone'
  /** A signed-in wallet holder. */
  | 'holder'
  /** A shop, by a key with this scope or a sign-in with such a key. */
  | `shop:${ShopScope}`
  /** A signed-in operator with at least this role. */
  | `operator:${OperatorRole}`
  /** Anyone with a sign-in that can be ended. */
  | 'signed-in'
  /** A kiosk, by its signature over the batch or heartbeat it sends. */
  | 'kiosk-batch'
  | 'kiosk-heartbeat'
  /** The machine itself: probes and metrics. */
  | 'operations';

/** Another media type than JSON, by its name. */
type OtherContent = Readonly<{
  content: Readonly<Record<string, Readonly<{ schema: z.ZodType }>>>;
}>;

/** `Refusal` is a code of `problems.ts`, which the contract does not know. */
export type Call<Refusal extends string = string> = Readonly<{
  access: Access;
  summary: string;
  headers?: z.ZodObject;
  params?: z.ZodObject;
  /** Left out: a query is refused. */
  query?: z.ZodObject;
  /** Left out: a body is refused, but for an empty object. */
  body?: z.ZodType;
  /** What is answered when all is well, by status. */
  answers: Readonly<Record<number, z.ZodType | OtherContent>>;
  /** Codes of its own; those of the door, of the body and of a repeated write follow from the rest (`routes/refusals.ts`). */
  refusals: readonly Refusal[];
  /** A request as somebody could make it, and the answer: documented, and replayed by a test. */
  example: Example;
}>;

export type Example = Readonly<{
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Of the answer; the first one of `answers` unless said otherwise. */
  status?: number;
  answer?: unknown;
}>;

/** Sending a write twice is safe by this key (`auth/idempotency.ts`). */
export const WriteHeaders = z.looseObject({ 'idempotency-key': z.string().max(200).optional() });

/** `X-Client: web` gets the sign-in as a cookie. */
export const SignInHeaders = z.looseObject({ 'x-client': z.string().optional() });
