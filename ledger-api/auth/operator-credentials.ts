// What an operator signs in with: a password and the secret of the one-time codes, derived so that they can be told again.
import type { Entropy } from '#drivers/entropy.ts';
import { crockford } from '../contract/crockford.ts';
import type { OperatorId } from '../contract/ids.ts';
import { decryptForRow, derivedSecret, encryptForRow } from '../keys/row-secrets.ts';
import type { LedgerKeys } from '../keys/ledger-keys.ts';
import type { Operator } from '../store/port/staff.ts';
import { base32, otpauthUrl } from './one-time-code.ts';
import { hashPassword, type ScryptCost } from './passwords.ts';

type Keys = Pick<LedgerKeys, 'pepper' | 'dataKey'>;

/** As an operator is told them, once. */
export type Credentials = Readonly<{ password: string; totpSecret: string; otpauth: string }>;

/** The credentials of one issue; another issue is another password and another secret. */
export function credentialsOf({ pepper }: Keys, name: string, issueId: string): Credentials {
  const totpSecret = base32(totpBytes(pepper, issueId));
  return {
    password: passwordOf(pepper, issueId),
    totpSecret,
    otpauth: otpauthUrl(name, totpSecret),
  };
}

/** The same as the row of `operatorId` keeps it: hashed, encrypted, with every try and every code still unused. */
export async function keptCredentials(
  { pepper, dataKey }: Keys,
  operatorId: OperatorId,
  issueId: string,
  entropy: Entropy,
  cost: ScryptCost,
): Promise<
  Pick<Operator, 'passwordHash' | 'totpCipher' | 'lastTotpStep' | 'failedTries' | 'lockedUntilMs'>
> {
  const password = passwordOf(pepper, issueId);
  return {
    passwordHash: await hashPassword(password, entropy.bytes(SALT_BYTES), cost),
    totpCipher: encryptForRow(dataKey, operatorId, totpBytes(pepper, issueId), entropy),
    lastTotpStep: 0,
    failedTries: 0,
    lockedUntilMs: 0,
  };
}

/** The secret behind an operator's one-time codes. */
export const totpSecretOf = ({ dataKey }: Keys, { id, totpCipher }: Operator): Uint8Array =>
  decryptForRow(dataKey, id, totpCipher);

/** 120 bits in four groups that can be typed. */
const passwordOf = (pepper: Uint8Array, issueId: string): string =>
  crockford(derivedSecret(pepper, 'operator password', issueId, 15), 24)
    .toLowerCase()
    .replaceAll(/(.{6})(?=.)/g, '$1-');

const totpBytes = (pepper: Uint8Array, issueId: string): Uint8Array =>
  derivedSecret(pepper, 'operator one-time codes', issueId, TOTP_SECRET_BYTES);

const SALT_BYTES = 16;
// RFC 4226, 4: 160 bits are recommended.
const TOTP_SECRET_BYTES = 20;
