// What the wallet asks the ledger, in the words of its screens. A refusal is an answer with a code; no answer at all is `unreachable`.
import { type Answer, ledgerCalls } from '#ledger/contract/client.ts';
import type { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { DepositDetail, History, Wallet } from '#ledger/contract/wallet.ts';
import { holderCalls, type HolderCalls } from './holder-calls.ts';

export type { Answer, Refusal } from '#ledger/contract/client.ts';

export interface LedgerClient extends HolderCalls {
  wallet(): Promise<Answer<Wallet>>;
  /** One page, newest first; `cursor` is the `next` of the page before. */
  history(cursor?: string): Promise<Answer<History>>;
  deposit(id: string): Promise<Answer<DepositDetail>>;
  sendCode(phone: string): Promise<Answer<unknown>>;
  signIn(phone: string, code: string): Promise<Answer<unknown>>;
  /** Sends a code to the holder's own number, to prove it. */
  sendProofCode(): Promise<Answer<unknown>>;
  /** Proves the number on this sign-in: for ten minutes large amounts need no other code. */
  prove(code: string, key: string): Promise<Answer<unknown>>;
  /** Whether this browser is signed in; never refused. */
  isSignedIn(): Promise<Answer<boolean>>;
  signOut(): Promise<Answer<undefined>>;
  /** `commandKey` stays the same when the same wish is sent again: it then has one effect. */
  pickUp(code: string, commandKey: string): Promise<Answer<{ depositId: string }>>;
  rateCard(): Promise<Answer<RateCard>>;
  /** The ledger's public keys, for a receipt. */
  keys(): Promise<Answer<readonly LedgerKey[]>>;
  /** Names of kiosks by id. */
  kioskNames(): Promise<Answer<ReadonlyMap<string, string>>>;
}

/** A client of the ledger that served this page; the session travels as a cookie. */
export function ledgerClient(fetcher: typeof fetch = fetch): LedgerClient {
  const call = ledgerCalls({ fetcher, headers: { 'X-Client': 'web' } });
  return {
    ...holderCalls(call),
    wallet: () => call('GET /v1/wallet'),
    history: (cursor) => call('GET /v1/wallet/history', { query: { cursor } }),
    deposit: (id) => call('GET /v1/wallet/deposits/{id}', { params: { id } }),
    sendCode: (phone) => call('POST /v1/auth/otp', { body: { phone } }),
    signIn: (phone, code) => call('POST /v1/auth/sessions', { body: { phone, code } }),
    sendProofCode: () => call('POST /v1/wallet/proof-codes'),
    prove: (code, key) => call('POST /v1/wallet/proofs', { body: { code }, key }),
    isSignedIn: async () => only(await call('GET /v1/auth/sessions'), ({ wallet }) => wallet),
    signOut: () => call('DELETE /v1/auth/sessions'),
    pickUp: (code, key) => call('POST /v1/wallet/pickups', { body: { code }, key }),
    rateCard: () => call('GET /v1/rate-card'),
    keys: async () => only(await call('GET /v1/keys'), ({ keys }) => keys),
    kioskNames: async () =>
      only(
        await call('GET /v1/kiosks'),
        ({ kiosks }) => new Map(kiosks.map(({ id, name }) => [id, name])),
      ),
  };
}

/** A part of an answer; a ledger that answers something else is none of ours. */
function only<T, P>(answer: Answer<T>, part: (value: T) => P): Answer<P> {
  if (!answer.ok) return answer;
  try {
    return { ok: true, value: part(answer.value) };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}
