// Claims for their holder, and the list that operators work through.
import type { Claims, ClaimView } from '../../contract/claim.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { Claim } from '../../ledger/claim.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import type { Secrets } from '../secrets.ts';
import { claimView } from './claim-view.ts';

type Deps = Readonly<{ store: LedgerStore; secrets: Secrets }>;

/** One page of a holder's claims, newest first. */
export function listClaims(deps: Deps, walletId: WalletId, before?: string): Promise<Claims> {
  return deps.store.read(async (books) => {
    const found = await books.claims.ofWallet(walletId, before, PAGE_CLAIMS + 1);
    return pageOf(found, (claim) => ownView(books, deps, claim));
  });
}

/** One claim, if it is this wallet's. */
export function readClaim(
  deps: Deps,
  walletId: WalletId,
  id: string,
): Promise<ClaimView | undefined> {
  return deps.store.read(async (books) => {
    const claim = await books.claims.claim(id);
    return claim?.walletId === walletId ? ownView(books, deps, claim) : undefined;
  });
}

/** One page of claims in a state for operators, the one that is due first before the others; all with evidence. */
export function listClaimsInState(
  { store, secrets }: Deps,
  state: Claim['state'],
  after?: string,
): Promise<Claims> {
  return store.read(async (books) => {
    const found = await books.claims.inState(state, after, PAGE_CLAIMS + 1);
    return pageOf(found, async (claim) => claimView(claim, secrets, true));
  });
}

/** The claimant sees the evidence while the deposit is theirs. */
async function ownView(books: ReadingBooks, { secrets }: Deps, claim: Claim): Promise<ClaimView> {
  const [deposit] = claim.depositId ? await books.deposits.find([claim.depositId]) : [];
  const isOwn = deposit?.owner.kind === 'wallet' && deposit.owner.walletId === claim.walletId;
  return claimView(claim, secrets, isOwn);
}

async function pageOf(
  found: readonly Claim[],
  view: (claim: Claim) => Promise<ClaimView>,
): Promise<Claims> {
  const shown = found.slice(0, PAGE_CLAIMS);
  const claims: ClaimView[] = [];
  for (const claim of shown) claims.push(await view(claim));
  return { claims, ...(found.length > shown.length && { next: shown.at(-1)!.id }) };
}

const PAGE_CLAIMS = 30;
