// Randomness as an argument. This is the only file that makes random bytes.
import { createHash, randomBytes } from 'node:crypto';

export interface Entropy {
  /** `n` unpredictable bytes. */
  bytes(n: number): Uint8Array;
  /** A UUIDv7 (RFC 9562): 48 bits of `nowMs`, the rest random; lower-case text. */
  uuid(nowMs: number): string;
  /** A number in [0, 1), for back-off jitter only. */
  jitter(): number;
}

function entropyFrom(bytes: (n: number) => Uint8Array): Entropy {
  return {
    bytes,
    uuid: (nowMs) => {
      const raw = Buffer.from(bytes(16));
      raw.writeUIntBE(nowMs, 0, 6);
      raw[6] = 0x70 | (raw[6]! & 0x0f);
      raw[8] = 0x80 | (raw[8]! & 0x3f);
      return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    jitter: () => Buffer.from(bytes(4)).readUInt32BE() / 2 ** 32,
  };
}

/** The operating system's generator. */
export const systemEntropy: Entropy = entropyFrom((n) => new Uint8Array(randomBytes(n)));

/** The same bytes for the same seed, for tests and fault runs; never for keys. */
export function seededEntropy(seed: number | string): Entropy {
  let block = 0;
  let pool: Buffer = Buffer.alloc(0);
  return entropyFrom((n) => {
    while (pool.length < n) {
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${block++}`).digest()]);
    }
    const taken = pool.subarray(0, n);
    pool = pool.subarray(n);
    return new Uint8Array(taken);
  });
}
