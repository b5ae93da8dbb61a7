// Who may open the service screen: an operator code and a PIN, of which the kiosk knows only a slow hash.
import { scrypt, timingSafeEqual } from 'node:crypto';

/** One operator: `sp1.{operator code}.{16-byte salt}.{32-byte hash}`, base64url without padding. */
export type ServiceAccess = Readonly<{ operatorCode: string; salt: Uint8Array; hash: Uint8Array }>;

/** The operators of a comma-separated list; undefined when any of them is malformed or told twice. */
export function readAccess(text: string): readonly ServiceAccess[] | undefined {
  const read = text.split(',').map((part) => readOne(part.trim()));
  const known = read.flatMap((one) => one ?? []);
  const codes = new Set(known.map(({ operatorCode }) => operatorCode));
  const isWhole = known.length === read.length && codes.size === read.length;
  return isWhole && known.length <= OPERATORS_MAX ? known : undefined;
}

/** The text for the settings; `salt` is 16 random bytes. */
export async function makeAccess(
  operatorCode: string,
  pin: string,
  salt: Uint8Array,
): Promise<string> {
  const hash = await slowHash(operatorCode, pin, salt);
  return `sp1.${operatorCode}.${base64url(salt)}.${base64url(hash)}`;
}

/** True for a known code with its own PIN. An unknown code takes as long as a wrong PIN. */
async function mayEnter(
  operators: readonly ServiceAccess[],
  operatorCode: string,
  pin: string,
): Promise<boolean> {
  const known = operators.find((one) => one.operatorCode === operatorCode);
  const { salt, hash } = known ?? NOBODY;
  const isRight = timingSafeEqual(await slowHash(operatorCode, pin, salt), hash);
  return isRight && known !== undefined;
}

/** The door that these operators may open; without any it stays shut. */
export const doorFor = (operators: readonly ServiceAccess[] = []) => ({
  hasOperators: operators.length > 0,
  mayEnter: (operatorCode: string, pin: string): Promise<boolean> =>
    mayEnter(operators, operatorCode, pin),
});

const FORM = /^sp1\.(\d{1,8})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

function readOne(text: string): ServiceAccess | undefined {
  const [, operatorCode, salt, hash] = FORM.exec(text) ?? [];
  if (operatorCode === undefined || salt === undefined || hash === undefined) return undefined;
  return { operatorCode, salt: bytes(salt), hash: bytes(hash) };
}

/** Off the event loop: coins are polled meanwhile. */
function slowHash(operatorCode: string, pin: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(`${operatorCode}:${pin}`, salt, HASH_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const base64url = (raw: Uint8Array): string => Buffer.from(raw).toString('base64url');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

const HASH_BYTES = 32;
// 32 MB and about a tenth of a second: nothing to a person, a lot to a thief who tries all PINs of a stolen disk.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const OPERATORS_MAX = 100;
const NOBODY = { salt: new Uint8Array(16), hash: new Uint8Array(HASH_BYTES) };
