// An approved coin table: the only thing that makes a position of an acceptor worth money.
import { instantText } from '../contract/ids.ts';
import type { SignedCoinTable } from '../contract/kiosk-documents.ts';
import { signDocument, type SigningKey } from '../contract/signature.ts';
import type { LedgerStore } from '../store/ledger-store.ts';

export type ProposedTable = Pick<SignedCoinTable, 'acceptorId' | 'positions' | 'approvedBy'>;

export type ApproveResult =
  | { ok: true; table: SignedCoinTable }
  | { ok: false; error: 'emulator-outside-demo' | 'position-twice' };

export type ApproveDeps = Readonly<{
  store: LedgerStore;
  signingKey: SigningKey;
  isDemoHouse: boolean;
}>;

/** Signs the table as the next one of its acceptor; the table already in force is answered as it is. */
export function approveCoinTable(
  { store, signingKey, isDemoHouse }: ApproveDeps,
  { acceptorId, positions, approvedBy }: ProposedTable,
  nowMs: number,
): Promise<ApproveResult> {
  const refusal = refusalOf(acceptorId, positions, isDemoHouse);
  if (refusal) return Promise.resolve({ ok: false, error: refusal });
  return store.transact(async (books) => {
    const newest = await books.paperwork.newestCoinTable(acceptorId);
    if (newest && isSame(newest.positions, positions)) return { ok: true, table: newest };
    const table: SignedCoinTable = signDocument(signingKey, {
      type: 'coin-table',
      number: (newest?.number ?? 0) + 1,
      acceptorId,
      positions,
      approvedBy,
      approvedAt: instantText(nowMs),
    } as const);
    await books.paperwork.addCoinTable(table);
    return { ok: true, table };
  });
}

function refusalOf(
  acceptorId: string,
  positions: ProposedTable['positions'],
  isDemoHouse: boolean,
): 'emulator-outside-demo' | 'position-twice' | undefined {
  // An emulator makes coins of nothing.
  if (acceptorId.includes('TKL-EMU') && !isDemoHouse) return 'emulator-outside-demo';
  const numbers = new Set(positions.map((entry) => entry.position));
  return numbers.size === positions.length ? undefined : 'position-twice';
}

const isSame = (a: ProposedTable['positions'], b: ProposedTable['positions']): boolean =>
  a.length === b.length &&
  a.every((entry) =>
    b.some(
      (other) =>
        other.position === entry.position &&
        other.coinId === entry.coinId &&
        other.currency === entry.currency &&
        other.faceMinor === entry.faceMinor,
    ),
  );
