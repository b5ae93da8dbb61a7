// Bytes as the specifications print them.

/** `02 00 01 FE FF` as bytes. */
export function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** Bytes as lower-case hex without spaces. */
export function hex(of: Uint8Array): string {
  return Buffer.from(of).toString('hex');
}
