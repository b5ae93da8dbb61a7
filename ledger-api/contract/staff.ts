// What shops and operators may do: scopes of a shop's key, roles of an operator.
import { z } from 'zod';
import { Instant, OperatorId, ShopId } from './ids.ts';

/** `take` payments, `refund` them, `read` settlements and today's list, `manage` keys and webhooks. */
export const ShopScope = z.enum(['take', 'refund', 'read', 'manage']);
export type ShopScope = z.infer<typeof ShopScope>;

/** Each role may do what the roles before it may. */
export const OperatorRole = z.enum(['viewer', 'collector', 'finance', 'admin']);
export type OperatorRole = z.infer<typeof OperatorRole>;

/** Whether `role` may do what needs at least `least`. */
export const isAtLeast = (role: OperatorRole, least: OperatorRole): boolean =>
  OperatorRole.options.indexOf(role) >= OperatorRole.options.indexOf(least);

export const ShopSignInRequest = z.strictObject({ key: z.string().min(1).max(100) });

export const OperatorSignInRequest = z.strictObject({
  name: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
  oneTimeCode: z.string().min(1).max(12),
});

const signedIn = {
  /** Absent with `X-Client: web`: the token then travels as a cookie. */
  token: z.string().optional(),
  expiresAt: Instant,
};

export const ShopSignInAnswer = z.strictObject({
  ...signedIn,
  shop: z.strictObject({ id: ShopId, name: z.string(), scopes: z.array(ShopScope) }),
});

export const OperatorSignInAnswer = z.strictObject({
  ...signedIn,
  operator: z.strictObject({ id: OperatorId, name: z.string(), role: OperatorRole }),
});
