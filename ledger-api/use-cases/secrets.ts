// What the use cases need of other personal text: kept encrypted for its row, compared by a keyed hash.

export type Secrets = Readonly<{
  /** Encrypted for the row it is stored in. */
  encrypt(text: string, rowId: string): Uint8Array;
  decrypt(cipher: Uint8Array, rowId: string): string;
  /** Keyed hash, hex: the same text has the same hash, and the hash tells nothing. */
  index(text: string): string;
}>;
