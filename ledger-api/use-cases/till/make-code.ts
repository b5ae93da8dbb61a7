// A code for the till: 120 seconds, one use, with the holder's ceiling; it takes the place of the wallet's last one.
import type { WalletId } from '../../contract/ids.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import type { TillSecrets } from './secrets.ts';

export type MadeCode = Readonly<{ draw: number; expiresAtMs: number }>;

type Asked = Readonly<{ walletId: WalletId; requestKey: string; ceilingPoints: bigint }>;

/** Makes the wallet's live code; `draw` says which of the texts of this request it is. */
export async function makeCode(
  books: WritingBooks,
  secrets: TillSecrets,
  { walletId, requestKey, ceilingPoints }: Asked,
  nowMs: number,
): Promise<MadeCode> {
  for (let draw = 1; draw <= DRAWS_MAX; draw++) {
    const { typed, scanned } = secrets.codeTexts(walletId, requestKey, draw);
    const typedHash = secrets.codeHash(typed);
    const known = await books.redemptions.code(typedHash);
    // Eight digits may be another wallet's just now.
    if (known && known.walletId !== walletId) continue;
    const scannedHash = secrets.codeHash(scanned);
    const expiresAtMs = nowMs + CODE_LIFE_MS;
    await books.redemptions.saveCode({
      walletId,
      typedHash,
      scannedHash,
      ceilingPoints,
      expiresAtMs,
    });
    return { draw, expiresAtMs };
  }
  throw new Error(`${DRAWS_MAX} draws gave codes of other wallets`);
}

const CODE_LIFE_MS = 120_000;
// With a million live codes one draw in a hundred meets another's; twenty in a row are a fault.
const DRAWS_MAX = 20;
