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

/** `idBytes` gives the bytes of names, which are no secrets. */
function entropyFrom(bytes: (n: number) => Uint8Array, idBytes = bytes): Entropy {
  return {
    bytes,
    uuid: (nowMs) => {
      const raw = Buffer.from(idBytes(16));
      raw.writeUIntBE(nowMs, 0, 6);
      raw[6] = 0x70 | (raw[6]! & 0x0f);
      raw[8] = 0x80 | (raw[8]! & 0x3f);
      const hex = raw.toString('hex');
      const [a, b, c, d] = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
      ];
      return `${a}-${b}-${c}-${d}-${hex.slice(20)}`;
    },
    jitter: () => Buffer.from(bytes(4)).readUInt32BE() / 2 ** 32,
  };
}

const fromSystem = (n: number): Uint8Array => new Uint8Array(randomBytes(n));

/** The operating system's generator; for names it is asked for many at once, because asking takes longer than the rest. */
export const systemEntropy: Entropy = entropyFrom(fromSystem, inPortions(fromSystem));

function inPortions(bytes: (n: number) => Uint8Array): (n: number) => Uint8Array {
  let portion: Uint8Array = new Uint8Array(0);
  let used = 0;
  return (n) => {
    if (used + n > portion.length) {
      portion = bytes(PORTION_BYTES);
      used = 0;
    }
    used += n;
    return portion.subarray(used - n, used);
  };
}

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

const PORTION_BYTES = 4096;
