// What shops and operators may do: scopes of a shop's key, roles of an operator.
import { z } from 'zod';

/** `take` payments, `refund` them, `read` settlements and today's list, `manage` keys and webhooks. */
export const ShopScope = z.enum(['take', 'refund', 'read', 'manage']);
export type ShopScope = z.infer<typeof ShopScope>;

/** Each role may do what the roles before it may. */
export const OperatorRole = z.enum(['viewer', 'collector', 'finance', 'admin']);
export type OperatorRole = z.infer<typeof OperatorRole>;

/** Whether `role` may do what needs at least `least`. */
export const isAtLeast = (role: OperatorRole, least: OperatorRole): boolean =>
  OperatorRole.options.indexOf(role) >= OperatorRole.options.indexOf(least);
