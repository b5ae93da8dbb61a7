// Every claim there is: open ones first, then those that were decided.
import type { ClaimView } from '#ledger/contract/claim.ts';
import type { Answer, Rows } from './desk-client.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

const STATES = ['open', 'accepted', 'refused'] as const;

/** The ledger tells one state at a time; the first due stands first. */
export const useClaims = (): Loaded<Rows<ClaimView>> =>
  useLoaded('claims', async (client): Promise<Answer<Rows<ClaimView>>> => {
    const rows: ClaimView[] = [];
    let isCut = false;
    for (const state of STATES) {
      const answer = await client.list<ClaimView>(`/operator/claims?state=${state}`, 'claims');
      if (!answer.ok) return answer;
      rows.push(...answer.value.rows);
      isCut ||= answer.value.isCut;
    }
    return { ok: true, value: { rows, isCut } };
  });
