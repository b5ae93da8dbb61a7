// A claim as its holder or an operator sees it.
import type { ClaimView, Evidence } from '../../contract/claim.ts';
import { instantText } from '../../contract/ids.ts';
import type { Claim } from '../../ledger/claim.ts';
import type { Secrets } from '../secrets.ts';

/** With the evidence only for those who may see the deposit. */
export function claimView(claim: Claim, secrets: Secrets, maySeeEvidence: boolean): ClaimView {
  const { depositId, receiptCode, textCipher, evidence, decidedAtMs, answer } = claim;
  return {
    id: claim.id,
    kind: claim.kind,
    state: claim.state,
    ...(depositId && { depositId }),
    ...(receiptCode !== undefined && { receiptCode }),
    text: textCipher.length > 0 ? secrets.decrypt(textCipher, claimRow(claim.id)) : '',
    filedAt: instantText(claim.filedAtMs),
    dueAt: instantText(claim.dueAtMs),
    ...(decidedAtMs !== undefined && { decidedAt: instantText(decidedAtMs) }),
    ...(answer !== undefined && { answer }),
    ...(maySeeEvidence && evidence !== '' && { evidence: JSON.parse(evidence) as Evidence }),
  };
}

/** The row that a claimant's words are encrypted for. */
export const claimRow = (claimId: string): string => `claim ${claimId}`;
