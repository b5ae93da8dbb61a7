// What shops and operators may do: scopes of a shop's key, roles of an operator.
import { z } from 'zod';
import { Instant, OperatorId, ShopId, ShopKeyId } from './ids.ts';
import { oneLine } from './text.ts';

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
  name: oneLine(60),
  password: z.string().min(1).max(200),
  oneTimeCode: z.string().min(1).max(12),
});

/** Whose sign-in a cookie is. */
export const Face = z.enum(['wallet', 'shop', 'operator']);
export type Face = z.infer<typeof Face>;

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

/** One word, so that it can be printed in a line with others. */
export const OperatorName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, 'is not a name: letters, digits, . _ -')
  // Of two ways to write what looks the same only one is a name.
  .refine(
    (name) => name === name.normalize('NFKC'),
    'is written with letters that look like others',
  );

export const NewOperator = z.strictObject({ name: OperatorName, role: OperatorRole });
export const OperatorChange = z.union([
  z.strictObject({ role: OperatorRole }),
  z.strictObject({ state: z.literal('disabled') }),
]);
export const OperatorStanding = z.strictObject({
  id: OperatorId,
  role: OperatorRole,
  state: z.string(),
});

export const OperatorEntry = z.strictObject({
  id: OperatorId,
  name: z.string(),
  role: OperatorRole,
  state: z.enum(['active', 'disabled']),
  createdAt: Instant,
});

/** Told once, and again only to a repeat of the same request. */
export const OperatorCredentials = z.strictObject({
  id: OperatorId,
  name: z.string(),
  role: OperatorRole,
  password: z.string(),
  totpSecret: z.string(),
  otpauth: z.string(),
});

/** Millionths of a degree. */
export const Position = z.strictObject({
  latitudeE6: z.int().min(-90_000_000).max(90_000_000),
  longitudeE6: z.int().min(-180_000_000).max(180_000_000),
});

export const NewShop = z.strictObject({
  name: oneLine(60),
  /** Millionths of a degree. */
  position: Position.optional(),
  hours: oneLine(200).optional(),
  feePolicyVersion: z.int().min(1).default(1),
  payoutAccountRef: oneLine(100).optional(),
});

export const ShopEntry = z.strictObject({
  id: ShopId,
  name: z.string(),
  state: z.enum(['active', 'suspended']),
  position: Position.optional(),
  hours: z.string().optional(),
  feePolicyVersion: z.int(),
  payoutAccountRef: z.string().optional(),
  openedAt: Instant,
});

export const ShopChange = NewShop.extend({
  state: ShopEntry.shape.state,
  feePolicyVersion: z.int().min(1),
}).partial();

export const ShopKeyEntry = z.strictObject({
  id: ShopKeyId,
  prefix: z.string(),
  scopes: z.array(ShopScope),
  createdAt: Instant,
  lastUsedAt: Instant.optional(),
  /** Dead from then on; may lie ahead while the key is rotated. */
  revokedAt: Instant.optional(),
});

export const ShopWithKeys = ShopEntry.extend({ keys: z.array(ShopKeyEntry) });

export const NewShopKey = z.strictObject({
  scopes: z
    .array(ShopScope)
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'names a scope twice'),
});

/** The key is told once, and again only to a repeat of the same request. */
export const NewShopKeyAnswer = z.strictObject({
  id: ShopKeyId,
  prefix: z.string(),
  scopes: z.array(ShopScope),
  key: z.string(),
});

/** How long the old key lives on beside the new one. */
export const KeyRotation = z.strictObject({
  overlapHours: z.int().min(0).max(168).default(24),
});

/** The shop that calls, and what its key may do. */
export const ShopMe = z.strictObject({
  id: ShopId,
  name: z.string(),
  state: z.enum(['active', 'suspended']),
  keyId: ShopKeyId,
  scopes: z.array(ShopScope),
});
