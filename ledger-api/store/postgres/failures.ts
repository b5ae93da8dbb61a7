// What a failure of PostgreSQL means for a transaction: try again, look for the server again, or give up.
import { StoreUnavailable } from '../ledger-store.ts';

export type FailureKind =
  /** Others changed the same rows: the same work may succeed now. */
  | 'disturbed'
  /** A row is there that was not there when the work began, or the work itself is wrong: trying again will tell. */
  | 'duplicate'
  /** The connection or the server is gone, or the server may not write: another connection may help. */
  | 'lost'
  /** The server is there and cannot: full disk, too slow. */
  | 'unavailable'
  /** A broken promise of our own code. */
  | 'refused';

/** The kind of a failure, by its SQLSTATE; one without a state came from the connection. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof StoreUnavailable) return 'unavailable';
  if (isOfConnection(error)) return 'lost';
  const state = (error as { code?: unknown }).code;
  if (typeof state !== 'string') return 'refused';
  if (DISTURBED.has(state)) return 'disturbed';
  if (state === UNIQUE_VIOLATION) return 'duplicate';
  if (LOST.some((kind) => state.startsWith(kind))) return 'lost';
  return UNAVAILABLE.some((kind) => state.startsWith(kind)) ? 'unavailable' : 'refused';
}

/** The failure in the words of the port. */
export function inOurWords(error: unknown): unknown {
  const kind = failureKind(error);
  if (kind === 'refused' || kind === 'duplicate' || error instanceof StoreUnavailable) return error;
  const sentence =
    kind === 'disturbed' ? 'too many change the same at once' : 'the database does not answer';
  return new StoreUnavailable(sentence, { cause: error });
}

/**
 * Errors of the socket name a system call, or have a code of Node's own: who writes to a server that has just hung up
 * gets a bare `EPIPE`. Those of the database package have no code at all.
 */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? SOCKET_CODE.test(code) : CONNECTION_WORDS.test(error.message);
}

/** A state of PostgreSQL is never five letters. */
const SOCKET_CODE = /^(E[A-Z]+|ERR_(STREAM|SOCKET|SSL|TLS)_\w+)$/;
const CONNECTION_WORDS = /^Connection terminated|timeout|not queryable|closed/i;
const UNIQUE_VIOLATION = '23505';
/** Serialization failure, deadlock, lock not available in time. */
const DISTURBED = new Set(['40001', '40P01', '55P03']);
/** Connection exceptions, shutdown and start-up of the server, too many connections, a server that only reads. */
const LOST = ['08', '57P', '53300', '25006', '25P03'];
/** Insufficient resources, statement time-out, input and output errors. */
const UNAVAILABLE = ['53', '57014', '58'];
