// Becoming known to a ledger: a token is used once, tried again with the same key until an answer comes.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { SigningKey } from '#ledger/contract/signature.ts';
import type { Enrolment, KioskStore } from '../store/kiosk-store.ts';
import { backOffMs } from '../sync/back-off.ts';
import type { LedgerClient } from '../sync/ledger-client.ts';
import type { Log } from '../sync/log.ts';
import { checkEnrolAnswer } from './check-answer.ts';
import { type EnrolToken, readToken } from './token.ts';
import type { TokenSource } from './token-source.ts';

export type EnrolmentState =
  | { state: 'waiting-for-token'; hint: string }
  | { state: 'enrolling'; attempt: number }
  | { state: 'backing-off'; attempt: number; reason: string; retryAtMs: number }
  /** The token is looked at again from time to time, and at once when another one is there. */
  | { state: 'refused'; sentence: string }
  | { state: 'enrolled'; kioskId: string; kioskEpoch: number };

export type EnrolDeps = Readonly<{
  store: KioskStore;
  client: Pick<LedgerClient, 'enrol'>;
  clock: Clock;
  entropy: Entropy;
  key: SigningKey;
  tokens: TokenSource;
  softwareVersion: string;
  log: Log;
  signal: AbortSignal;
  stateChanged(state: EnrolmentState): void;
}>;

/**
 * Resolves with the enrolment in force, at once when there is one and no new order; undefined when `signal` ended
 * the wait. Waits for ever otherwise, and says for what.
 */
export async function ensureEnrolled(deps: EnrolDeps): Promise<Enrolment | undefined> {
  const { store, clock, entropy, tokens, log, signal } = deps;
  let attempt = 1;
  let hint: string | undefined;
  let refused: { text: string; atMs: number } | undefined;

  while (!signal.aborted) {
    const standing = store.enrolment();
    const text = tokens.read();
    const token = readToken(text ?? '');
    const isNews = token !== undefined && token.hash !== standing?.tokenHash;
    if (standing && (!tokens.isOrder || !isNews || refused)) {
      const { kioskId, kioskEpoch } = standing;
      deps.stateChanged({ state: 'enrolled', kioskId, kioskEpoch });
      return standing;
    }
    const isRested = !refused || clock.monotonicMs() - refused.atMs >= REFUSED_AGAIN_MS;
    if (!token || (refused?.text === token.text && !isRested)) {
      const nextHint = text === undefined ? tokens.hint : NOT_A_TOKEN;
      if (!refused && hint !== nextHint) {
        hint = nextHint;
        deps.stateChanged({ state: 'waiting-for-token', hint });
      }
      await clock.sleep(TOKEN_POLL_MS, signal);
      continue;
    }

    deps.stateChanged({ state: 'enrolling', attempt });
    const result = await enrolOnce(token, deps);
    if (result.kind === 'enrolled') continue;
    if (result.kind === 'refused') {
      log('warn', 'enrolment was refused', { sentence: result.sentence });
      refused = { text: token.text, atMs: clock.monotonicMs() };
      deps.stateChanged({ state: 'refused', sentence: result.sentence });
      continue;
    }
    const waitMs = backOffMs(attempt, entropy.jitter());
    const retryAtMs = clock.nowMs() + waitMs;
    deps.stateChanged({ state: 'backing-off', attempt, reason: result.reason, retryAtMs });
    attempt += 1;
    await clock.sleep(waitMs, signal);
  }
  return undefined;
}

type Enrolled =
  | { kind: 'enrolled' }
  | { kind: 'refused'; sentence: string }
  | { kind: 'unreachable'; reason: string };

async function enrolOnce(token: EnrolToken, deps: EnrolDeps): Promise<Enrolled> {
  const { store, client, key, softwareVersion } = deps;
  const reply = await client.enrol({
    token: token.text,
    publicKey: key.publicKey,
    softwareVersion,
  });
  if (reply.kind === 'unreachable') return reply;
  if (reply.kind === 'refused') return { kind: 'refused', sentence: reply.detail };
  const checked = checkEnrolAnswer(token, key, reply.answer);
  if (!checked.ok) return { kind: 'refused', sentence: checked.sentence };
  store.enrol(checked.enrolment);
  return { kind: 'enrolled' };
}

const NOT_A_TOKEN = 'What is given as an enrolment token is not one; it begins with tk1.';
/** A file is looked for this often, a refused token is tried again this often; both for ever. */
const TOKEN_POLL_MS = 500;
const REFUSED_AGAIN_MS = 60_000;
