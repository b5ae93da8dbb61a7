// Passwords at rest: scrypt with its parameters beside the hash, computed off the event loop, a few at a time.
import { scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { StoreUnavailable } from '../store/ledger-store.ts';

export type ScryptCost = Readonly<{ N: number; r: number; p: number }>;

/** OWASP's choice for 32 MiB (Password Storage Cheat Sheet). */
export const SCRYPT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };

/** `scrypt$N$r$p$salt$hash`, salt and hash as base64url. */
export async function hashPassword(
  password: string,
  salt: Uint8Array,
  { N, r, p }: ScryptCost,
): Promise<string> {
  const hash = await scryptOf(password, salt, { N, r, p });
  const parts = [N, r, p, Buffer.from(salt).toString('base64url'), hash.toString('base64url')];
  return `scrypt$${parts.join('$')}`;
}

/**
 * Whether the password is the one behind `stored`. Without a stored hash the work of `cost` is done, so that the time
 * tells nothing.
 */
export async function isPassword(
  password: string,
  stored: string | undefined,
  cost: ScryptCost,
): Promise<boolean> {
  const [, n, r, p, salt = 'nobody', hash = ''] = (stored ?? '').split('$');
  const kept = stored === undefined ? cost : { N: Number(n), r: Number(r), p: Number(p) };
  const computed = await scryptOf(password, Buffer.from(salt, 'base64url'), kept);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === computed.length && timingSafeEqual(expected, computed);
}

/** Each takes 32 MiB and a thread for a fifth of a second: two at once, the rest in turn, and no endless queue. */
async function scryptOf(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
  if (waiting.length >= WAITING_MAX) throw new StoreUnavailable('too many passwords are waiting');
  if (running >= AT_ONCE_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await derive(password.normalize('NFKC'), salt, { ...cost, maxmem: MEMORY_BYTES_MAX });
  } finally {
    const next = waiting.shift();
    // The place is handed on, so that nobody can slip in between.
    if (next) next();
    else running -= 1;
  }
}

const derive = (password: string, salt: Uint8Array, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

let running = 0;
const waiting: (() => void)[] = [];

const AT_ONCE_MAX = 2;
const WAITING_MAX = 30;
const HASH_BYTES = 32;
const MEMORY_BYTES_MAX = 64 * 1024 * 1024;
