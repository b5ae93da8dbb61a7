// What the use cases need of phone numbers: found by a blind index, kept encrypted, never in clear.

export type Phones = Readonly<{
  /** HMAC of an E.164 number under a key of its own. */
  index(e164: string): Uint8Array;
  /** The number encrypted for the row it is stored in. */
  encrypt(e164: string, rowId: string): Uint8Array;
  decrypt(cipher: Uint8Array, rowId: string): string;
}>;
