// Fetches the proof of a deposit, page by page, and judges it in this browser by the ledger's public keys.
import type { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import type { DepositProof } from '#ledger/contract/proof.ts';
import { verifyDepositProof } from '#ledger/contract/verify-proof.ts';
import type { DepositDetail } from '#ledger/contract/wallet.ts';

export type DepositVerdict =
  | Readonly<{ verdict: 'proven'; treeSize: number; signedAt: string }>
  /** What is proven is not what the wallet shows, or nothing is proven. */
  | Readonly<{ verdict: 'not-proven' }>
  | Readonly<{ verdict: 'unknown'; because: 'not-yet' | 'unreachable' | 'no-ed25519' }>;

/** The page of a proof behind a cursor; undefined for what the ledger refused. */
type AskProof = (
  depositId: string,
  cursor?: string,
) => Promise<DepositProof | 'not-yet' | undefined>;

/**
 * Proves every transfer of the deposit, and that together they booked what the wallet shows. Coins that are still on
 * their way to the signed log are *not yet* proven, never *not proven*.
 */
export async function judgeDeposit(
  { id, totals }: Pick<DepositDetail, 'id' | 'totals'>,
  keys: readonly LedgerKey[] | undefined,
  ask: AskProof = askLedger,
): Promise<DepositVerdict> {
  if (!keys) return UNREACHABLE;
  const booked = new Map<string, bigint>();
  let proven: Extract<DepositVerdict, { verdict: 'proven' }> | undefined;
  let cursor: string | undefined;
  let last = -1;
  do {
    const page = await ask(id, cursor);
    if (page === undefined) return UNREACHABLE;
    if (page === 'not-yet') return NOT_YET;
    const said = await verifyDepositProof(page, id, keys);
    if (said.verdict === 'unknown') return said;
    const first = page.leaves[0]?.index ?? last;
    if (said.verdict === 'not-proven' || first <= last) return { verdict: 'not-proven' };
    for (const [currency, minor] of said.booked) {
      booked.set(currency, (booked.get(currency) ?? 0n) + minor);
    }
    proven ??= { verdict: 'proven', treeSize: said.treeSize, signedAt: said.signedAt };
    last = page.leaves.at(-1)!.index;
    cursor = page.next;
  } while (cursor !== undefined);
  if (
    totals.some(({ currency, amountMinor }) => (booked.get(currency) ?? 0n) < BigInt(amountMinor))
  ) {
    return NOT_YET;
  }
  const shown = new Map(totals.map(({ currency, amountMinor }) => [currency, BigInt(amountMinor)]));
  const isShown = [...booked].every(([currency, minor]) => shown.get(currency) === minor);
  return isShown && proven ? proven : { verdict: 'not-proven' };
}

const UNREACHABLE = { verdict: 'unknown', because: 'unreachable' } as const;
const NOT_YET = { verdict: 'unknown', because: 'not-yet' } as const;

/** Asks the ledger that served this page; the session travels as a cookie. */
async function askLedger(depositId: string, cursor?: string): ReturnType<AskProof> {
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  try {
    const response = await fetch(`/v1/wallet/proof/${encodeURIComponent(depositId)}${query}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'X-Client': 'web' },
      signal: AbortSignal.timeout(CALL_LIMIT_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return body as DepositProof;
    return (body as { code?: unknown }).code === 'proof-not-ready' ? 'not-yet' : undefined;
  } catch {
    return undefined;
  }
}

const CALL_LIMIT_MS = 15_000;
