// What a holder agreed to: every decision is kept, the newest one about the text in force counts.
import { type Consents, ConsentView } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import { CONSENT_KINDS, CONSENT_VERSIONS, type ConsentKind } from '../../ledger/policy/consents.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

/** Every consent as it stands; what nobody decided is off. */
export async function readConsents(books: ReadingBooks, walletId: WalletId): Promise<Consents> {
  const decisions = await books.holder.consents(walletId);
  return {
    consents: CONSENT_KINDS.map((kind) => {
      const version = CONSENT_VERSIONS[kind];
      const newest = decisions.findLast((one) => one.kind === kind);
      return ConsentView.parse({
        kind,
        version,
        isGiven: newest?.isGiven === true && newest.version === version,
        ...(newest && {
          decidedAt: instantText(newest.atMs),
          decidedVersion: newest.version,
        }),
      });
    }),
  };
}

export type DecideConsentResult =
  | { ok: true; consents: Consents }
  | { ok: false; error: 'consent-outdated' };

/** Keeps a yes or a no to the text in force; nobody can agree to another one. */
export async function decideConsent(
  books: WritingBooks,
  walletId: WalletId,
  said: Readonly<{ kind: ConsentKind; version: number; isGiven: boolean }>,
  nowMs: number,
): Promise<DecideConsentResult> {
  if (said.version !== CONSENT_VERSIONS[said.kind]) return { ok: false, error: 'consent-outdated' };
  await books.holder.addConsent({ walletId, ...said, atMs: nowMs });
  await books.wallets.touch(walletId);
  return { ok: true, consents: await readConsents(books, walletId) };
}
