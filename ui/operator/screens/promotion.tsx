// One budget of presents: what is left of it, and giving points to a number.
import { useState } from 'react';
import { formatPoints } from '../../kit/format.ts';
import { Offered, useDesk } from '../desk.tsx';
import { Field } from '../../kit/field.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { points, promotionStanding } from '../view/promotions.ts';
import { useWords } from '../words.tsx';
import { usePromotions } from './promotions.tsx';

export function PromotionScreen({ id }: Readonly<{ id: string }>) {
  return (
    <Offered least="finance">
      <OnePromotion id={id} />
    </Offered>
  );
}

function OnePromotion({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { clock } = useDesk();
  const { promotions } = text.parties;
  const loaded = usePromotions();
  const promotion = loaded.value?.rows.find((one) => one.id === id);
  const standing = promotion && promotionStanding(promotion, clock.nowMs());
  return (
    <div className="paper">
      <Title title={promotion?.name ?? text.shell.pages.promotions} back={{ page: 'promotions' }} />
      <LoadedNotice loaded={loaded} />
      {promotion && standing && (
        <>
          <Facts
            facts={[
              [promotions.state, promotions.states[standing]],
              [promotions.funded, formatPoints(promotion.fundedPoints)],
              [promotions.granted, formatPoints(promotion.grantedPoints)],
              [promotions.share, formatPoints(promotion.perWalletPoints)],
              [promotions.ends, <When key="ends" at={promotion.endsAt} />],
            ]}
          />
          {standing === 'running' && (
            <Part title={promotions.grant}>
              <GrantForm path={`/operator/promotions/${id}/grants`} given={loaded.reload} />
            </Part>
          )}
        </>
      )}
    </div>
  );
}

function GrantForm({ path, given }: Readonly<{ path: string; given(): void }>) {
  const { text } = useWords();
  const { promotions } = text.parties;
  const [typed, setTyped] = useState({ phone: '', points: '' });
  const phone = typed.phone.trim();
  const wanted = points(typed.points);
  return (
    <WriteForm
      kind="act"
      action={promotions.grant}
      wish={phone.length >= 4 && wanted ? { path, body: { phone, points: wanted } } : undefined}
      told={() => promotions.given}
      done={() => {
        setTyped({ phone: '', points: '' });
        given();
      }}
    >
      <div className="pair">
        <Field
          label={promotions.phone}
          hint={promotions.phoneHint}
          inputMode="tel"
          autoComplete="off"
          maxLength={24}
          value={typed.phone}
          onChange={(event) => setTyped({ ...typed, phone: event.target.value })}
        />
        <Field
          label={promotions.points}
          hint={wanted ? formatPoints(wanted) : undefined}
          inputMode="numeric"
          maxLength={15}
          value={typed.points}
          onChange={(event) => setTyped({ ...typed, points: event.target.value })}
        />
      </div>
    </WriteForm>
  );
}
