// Single-use tokens for the screen's WebSocket: asked for by the page, good for ten seconds and one connection.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';

export interface Tokens {
  issue(): string;
  /** True once for each token, within its ten seconds. */
  redeem(token: string): boolean;
}

/** Keeps at most `TOKENS_MAX` at a time; the oldest gives way. */
export function createTokens(clock: Clock, entropy: Entropy): Tokens {
  const expiresAtMs = new Map<string, number>();
  return {
    issue: () => {
      const token = Buffer.from(entropy.bytes(TOKEN_BYTES)).toString('base64url');
      expiresAtMs.set(token, clock.monotonicMs() + TOKEN_LIFE_MS);
      const [oldest] = expiresAtMs.keys();
      if (expiresAtMs.size > TOKENS_MAX && oldest !== undefined) expiresAtMs.delete(oldest);
      return token;
    },
    redeem: (token) => {
      const untilMs = expiresAtMs.get(token);
      expiresAtMs.delete(token);
      return untilMs !== undefined && clock.monotonicMs() < untilMs;
    },
  };
}

const TOKEN_BYTES = 24;
const TOKEN_LIFE_MS = 10_000;
const TOKENS_MAX = 16;
