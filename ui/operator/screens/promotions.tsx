// Presents: every budget, and proposing one more to a second person.
import { useState } from 'react';
import type { PromotionView } from '#ledger/contract/promotion.ts';
import { formatPoints } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered, useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { Meter } from '../parts/standing.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { hashOf } from '../route.ts';
import { givenPercent, promotionBody, promotionStanding } from '../view/promotions.ts';
import { useWords } from '../words.tsx';

/** Every budget there is, the newest first. */
export const usePromotions = () =>
  useLoaded('promotions', (client) =>
    client.list<PromotionView>('/operator/promotions', 'promotions'),
  );

export function PromotionsScreen() {
  const { text } = useWords();
  const { promotions } = text.parties;
  return (
    <div className="paper">
      <Title title={text.shell.pages.promotions} lead={promotions.lead} />
      <Offered least="finance">
        <PromotionList />
        <Part title={promotions.propose}>
          <ProposeForm />
        </Part>
      </Offered>
    </div>
  );
}

function PromotionList() {
  const { text } = useWords();
  const { clock } = useDesk();
  const { promotions } = text.parties;
  const loaded = usePromotions();
  const columns = usePromotionColumns();
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={text.shell.pages.promotions}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: promotions.state,
            options: (['running', 'spent', 'over'] as const).map(
              (state) => [state, promotions.states[state]] as const,
            ),
            valueOf: (promotion) => promotionStanding(promotion, clock.nowMs()),
          }}
        />
      )}
    </>
  );
}

function usePromotionColumns(): readonly Column<PromotionView>[] {
  const { text } = useWords();
  const { clock } = useDesk();
  const { promotions } = text.parties;
  const points = (
    key: 'fundedPoints' | 'grantedPoints' | 'perWalletPoints',
    head: string,
  ): Column<PromotionView> => ({
    key,
    head,
    isFigure: true,
    value: (promotion) => BigInt(promotion[key]),
    text: (promotion) => formatPoints(promotion[key]),
  });
  return [
    {
      key: 'name',
      head: promotions.name,
      value: ({ name }) => name,
      renderCell: ({ id, name }) => (
        <a className="row-link" href={hashOf({ page: 'promotion', id })}>
          <b>{name}</b>
        </a>
      ),
    },
    {
      key: 'state',
      head: promotions.state,
      value: (promotion) => promotions.states[promotionStanding(promotion, clock.nowMs())],
    },
    points('fundedPoints', promotions.funded),
    {
      ...points('grantedPoints', promotions.granted),
      renderCell: (promotion) => (
        <span className="fill">
          <Meter percent={givenPercent(promotion)} hotFrom={101} />
          <b>{formatPoints(promotion.grantedPoints)}</b>
        </span>
      ),
    },
    points('perWalletPoints', promotions.share),
    {
      key: 'ends',
      head: promotions.ends,
      value: ({ endsAt }) => endsAt,
      renderCell: ({ endsAt }) => <When at={endsAt} />,
    },
  ];
}

function ProposeForm() {
  const { text } = useWords();
  const { promotions } = text.parties;
  const [typed, setTyped] = useState({ name: '', funded: '', share: '', lastDay: '' });
  const body = promotionBody(typed);
  const labels = {
    name: promotions.name,
    funded: promotions.funded,
    share: promotions.share,
    lastDay: promotions.lastDay,
  };
  return (
    <WriteForm
      kind="act"
      action={promotions.propose}
      wish={body && { path: '/operator/promotions', body }}
    >
      <p className="fine">{promotions.proposeHint}</p>
      <div className="pair">
        {(['name', 'funded', 'share', 'lastDay'] as const).map((part) => (
          <Field
            key={part}
            label={labels[part]}
            type={part === 'lastDay' ? 'date' : 'text'}
            inputMode={part === 'funded' || part === 'share' ? 'numeric' : undefined}
            maxLength={part === 'name' ? 60 : 15}
            value={typed[part]}
            onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
          />
        ))}
      </div>
    </WriteForm>
  );
}
