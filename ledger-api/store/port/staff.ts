// Who works with the ledger: shops with their keys, operators, and the sign-ins of both.
// Retention: shops, keys and operators for ever (the audit trail names them); sign-ins until they have run out.
import type { OperatorId, ShopId, ShopKeyId } from '../../contract/ids.ts';
import type { OperatorRole, ShopScope } from '../../contract/staff.ts';

export type Shop = Readonly<{
  id: ShopId;
  name: string;
  /** A suspended shop may only read. */
  state: 'active' | 'suspended';
  /** Millionths of a degree; undefined while nobody has said where it is. */
  position: Readonly<{ latitudeE6: number; longitudeE6: number }> | undefined;
  /** Opening hours as people write them, such as `Mo-Fr 09:00-22:00`. */
  hours: string | undefined;
  feePolicyVersion: number;
  /** Names the account that settlements are paid to; the account itself is not kept here. */
  payoutAccountRef: string | undefined;
  openedAtMs: number;
}>;

/** A shop's key. Only its prefix and a hash are known. */
export type ShopKey = Readonly<{
  id: ShopKeyId;
  shopId: ShopId;
  /** Eight hex digits at the head of the key, by which it is found and talked about. */
  prefix: string;
  keyHash: string;
  scopes: readonly ShopScope[];
  createdAtMs: number;
  lastUsedAtMs: number | undefined;
  /** Dead from this moment on, which may lie ahead while a key is rotated. */
  revokedAtMs: number | undefined;
}>;

export type Operator = Readonly<{
  id: OperatorId;
  name: string;
  role: OperatorRole;
  state: 'active' | 'disabled';
  /** `scrypt$N$r$p$salt$hash`: the parameters stand beside the hash. */
  passwordHash: string;
  /** The secret of the one-time codes, encrypted with the data key for this row. */
  totpCipher: Uint8Array;
  /** The time step of the last code that was used: it and those before it are worthless. */
  lastTotpStep: number;
  /** Wrong tries in a row. */
  failedTries: number;
  lockedUntilMs: number;
  createdAtMs: number;
}>;

/** Somebody came in with a shop key, or as an operator. The token is known by its SHA-256 only. */
export type StaffSignIn = Readonly<{
  tokenHash: string;
  subject: ShopKeyId | OperatorId;
  signedInAtMs: number;
  lastSeenAtMs: number;
}>;

export interface StaffRead {
  /** Those of these that there are. */
  shopsNamed(ids: readonly ShopId[]): Promise<readonly Shop[]>;
  shop(id: ShopId): Promise<Shop | undefined>;
  /** In the order of their ids, from the one after `after` (undefined: the first). */
  shops(after: ShopId | undefined, limit: number): Promise<readonly Shop[]>;
  shopKey(id: ShopKeyId): Promise<ShopKey | undefined>;
  /** The keys with these prefixes; unknown ones are left out. */
  shopKeysByPrefix(prefixes: readonly string[]): Promise<readonly ShopKey[]>;
  shopKeyByPrefix(prefix: string): Promise<ShopKey | undefined>;
  /** Oldest first. */
  shopKeys(shopId: ShopId): Promise<readonly ShopKey[]>;
  operator(id: OperatorId): Promise<Operator | undefined>;
  operatorNamed(name: string): Promise<Operator | undefined>;
  /** In the order of their ids, from the one after `after` (undefined: the first). */
  operators(after: OperatorId | undefined, limit: number): Promise<readonly Operator[]>;
  staffSignIn(tokenHash: string): Promise<StaffSignIn | undefined>;
}

export interface StaffWrite extends StaffRead {
  /** Adds the shop, or replaces what is known of it. */
  saveShop(shop: Shop): Promise<void>;
  /** Adds the key, or replaces when it was last used and when it dies; the rest of a key never changes. */
  saveShopKey(key: ShopKey): Promise<void>;
  /** Adds the operator, or replaces what is known of them; throws when another has the name. */
  saveOperator(operator: Operator): Promise<void>;
  addStaffSignIn(signIn: StaffSignIn): Promise<void>;
  staffSeen(tokenHash: string, atMs: number): Promise<void>;
  removeStaffSignIn(tokenHash: string): Promise<void>;
  /** Ends every sign-in of one key or one operator. */
  removeStaffSignIns(subject: ShopKeyId | OperatorId): Promise<void>;
  /** Forgets sign-ins that began at or before `signedInMs`. */
  forgetStaffSignIns(signedInMs: number): Promise<void>;
}
