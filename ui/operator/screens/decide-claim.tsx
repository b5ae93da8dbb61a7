// Deciding a claim: refused by one person, mended by two; the claimant hears the answer word for word.
import { useState } from 'react';
import type { ClaimView } from '#ledger/contract/claim.ts';
import { facesOf } from '../../kit/coin-metal.ts';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { formatFace } from '../../kit/format.ts';
import { Choice, Field } from '../../kit/field.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { decisionOf, decisionsFor, type TypedDecision } from '../view/claim-decision.ts';
import { useWords } from '../words.tsx';

export function DecideClaim({ claim, decided }: Readonly<{ claim: ClaimView; decided(): void }>) {
  const { text } = useWords();
  const { claims } = text.people;
  const kinds = decisionsFor(claim.kind);
  const [typed, setTyped] = useState<TypedDecision>({ ...NOTHING, decision: kinds[0]! });
  const body = decisionOf(typed);
  const change = (part: Partial<TypedDecision>): void => setTyped({ ...typed, ...part });
  return (
    <WriteForm
      kind="act"
      action={claims.send}
      wish={body && { path: `/operator/claims/${claim.id}/decision`, body }}
      told={() => claims.decided}
      done={decided}
    >
      <Choice
        label={claims.decision}
        value={typed.decision}
        onChange={({ target }) =>
          change({ decision: kinds.find((kind) => kind === target.value) ?? typed.decision })
        }
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {claims.decisions[kind]}
          </option>
        ))}
      </Choice>
      {typed.decision === 'credit-coins' && <MissingCoins typed={typed} change={change} />}
      {typed.decision === 'move-deposit' && claim.kind === 'not-mine' && (
        <Field
          label={claims.rightClaim}
          maxLength={36}
          value={typed.rightClaimId}
          onChange={(event) => change({ rightClaimId: event.target.value })}
        />
      )}
      <Field
        label={claims.answer}
        hint={claims.answerHint}
        maxLength={1_000}
        value={typed.answer}
        onChange={(event) => change({ answer: event.target.value })}
      />
    </WriteForm>
  );
}

type CoinsProps = Readonly<{
  typed: TypedDecision;
  change(part: Partial<TypedDecision>): void;
}>;

function MissingCoins({ typed, change }: CoinsProps) {
  const { text } = useWords();
  return (
    <div className="pair">
      <Choice
        label={text.money.currency}
        value={typed.currency}
        onChange={({ target }) =>
          change({ currency: target.value, faceMinor: facesOf(target.value)[0] ?? '' })
        }
      >
        {Object.keys(CURRENCY_WRITING).map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </Choice>
      <Choice
        label={text.people.claims.missing}
        value={typed.faceMinor}
        onChange={(event) => change({ faceMinor: event.target.value })}
      >
        {facesOf(typed.currency).map((faceMinor) => (
          <option key={faceMinor} value={faceMinor}>
            {formatFace(typed.currency, faceMinor)}
          </option>
        ))}
      </Choice>
      <Field
        label={text.devices.kiosk.count}
        inputMode="numeric"
        maxLength={4}
        value={typed.count}
        onChange={(event) => change({ count: event.target.value })}
      />
    </div>
  );
}

const NOTHING = { answer: '', currency: 'KRW', faceMinor: '500', count: '', rightClaimId: '' };
