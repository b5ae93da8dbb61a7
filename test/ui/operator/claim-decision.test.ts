// Deciding a claim: what is typed becomes exactly what the ledger takes, or nothing.
import { describe, expect, test } from 'vitest';
import { ClaimDecision } from '#ledger/contract/claim.ts';
import { decisionOf, decisionsFor, type TypedDecision } from '#ui/operator/view/claim-decision.ts';

const typed = (more: Partial<TypedDecision>): TypedDecision => ({
  decision: 'refuse',
  answer: 'We looked at every coin.',
  currency: 'KRW',
  faceMinor: '500',
  count: '',
  rightClaimId: '',
  ...more,
});

describe('a decision about a claim', () => {
  test.each([
    {},
    { decision: 'credit-coins' as const, count: '3' },
    { decision: 'move-deposit' as const },
    { decision: 'move-deposit' as const, rightClaimId: '0192f0c0-0000-7000-8000-000000000600' },
  ])('is one that the ledger takes: %o', (more) => {
    expect(() => ClaimDecision.parse(decisionOf(typed(more)))).not.toThrow();
  });

  test.each([
    { answer: ' ' },
    { decision: 'credit-coins' as const, count: '0' },
    { decision: 'credit-coins' as const, count: '3001' },
    { decision: 'move-deposit' as const, rightClaimId: 'that one' },
  ])('is not sent while something is missing: %o', (more) => {
    expect(decisionOf(typed(more))).toBeUndefined();
  });

  test('fits the kind of the claim', () => {
    expect(decisionsFor('miscount')).toEqual(['credit-coins', 'refuse']);
    expect(decisionsFor('not-mine')).toEqual(['move-deposit', 'refuse']);
  });
});
