// Rate cards: what is in force, a new one, and every card there was.
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { Offered, useDesk } from '../desk.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { netQuote } from '../view/rates.ts';
import { useWords } from '../words.tsx';
import { RateForm } from './rate-form.tsx';

export function RatesScreen() {
  const { text } = useWords();
  const loaded = useLoaded('rate-cards', (client) =>
    client.list<RateCard>('/operator/rate-cards', 'rateCards'),
  );
  const cards = loaded.value?.rows ?? [];
  const columns = useCardColumns(cards);
  return (
    <div className="paper">
      <Title title={text.shell.pages.rates} lead={text.money.rates.lead} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <>
          <Offered least="finance">
            <Part title={text.money.rates.publish}>
              <RateForm newest={cards[0]} published={loaded.reload} />
            </Part>
          </Offered>
          <Part title={text.money.rates.cards}>
            <DataTable
              name={text.money.rates.cards}
              columns={columns}
              rows={cards}
              keyOf={({ number }) => String(number)}
              isCut={loaded.value.isCut}
            />
          </Part>
        </>
      )}
    </div>
  );
}

/** One card is in force: the newest that has begun. Older ones hold for those who have begun with them. */
function useCardColumns(cards: readonly RateCard[]): readonly Column<RateCard>[] {
  const { text } = useWords();
  const { clock } = useDesk();
  const { rates } = text.money;
  const hasBegun = ({ validFrom }: RateCard): boolean => clock.nowMs() >= Date.parse(validFrom);
  const newest = cards.find(hasBegun);
  const stateOf = (card: RateCard): string => {
    if (!hasBegun(card)) return rates.states.next;
    const isOver = clock.nowMs() >= Date.parse(card.validUntil);
    return card === newest && !isOver ? rates.states.now : rates.states.past;
  };
  const quotes = ({ rates: lines }: RateCard): string => lines.map(netQuote).join(' · ');
  return [
    { key: 'number', head: rates.number, isFigure: true, value: ({ number }) => number },
    {
      key: 'state',
      head: rates.state,
      value: stateOf,
      text: (card) => (card.sample ? `${stateOf(card)} · ${rates.sample}` : stateOf(card)),
    },
    {
      key: 'from',
      head: rates.from,
      value: ({ validFrom }) => validFrom,
      renderCell: ({ validFrom }) => <When at={validFrom} />,
    },
    {
      key: 'until',
      head: rates.until,
      value: ({ validUntil }) => validUntil,
      renderCell: ({ validUntil }) => <When at={validUntil} />,
    },
    {
      key: 'policy',
      head: rates.policy,
      value: ({ policy }) => policy,
      text: ({ policy }) => rates.policies[policy],
    },
    { key: 'quotes', head: rates.quotes, value: quotes },
  ];
}
