// What tells a closed wallet from an open one.

/** Whether a wallet is closed: its number is gone. */
export const isErased = ({ phoneCipher }: Readonly<{ phoneCipher: Uint8Array }>): boolean =>
  phoneCipher.length === 0;
