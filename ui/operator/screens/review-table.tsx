// Deposits in review: why each waits, and letting it go on.
import { useState } from 'react';
import type { ReviewEntry } from '#ledger/contract/vault.ts';
import { formatMoney } from '../../kit/format.ts';
import { useKioskNames } from '../data/use-names.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

export function ReviewTable() {
  const { text } = useWords();
  const { reviews, tasks } = text.decisions;
  const nameOf = useKioskNames();
  // A deposit waits for what the ledger also makes a task of: the words are the same.
  const reasons: Readonly<Record<string, string>> = tasks.kinds;
  const loaded = useLoaded('reviews', (client) =>
    client.list<ReviewEntry>('/operator/reviews', 'reviews'),
  );
  const columns: readonly Column<ReviewEntry>[] = [
    {
      key: 'opened',
      head: reviews.opened,
      value: ({ openedAt }) => openedAt,
      renderCell: ({ openedAt }) => <When at={openedAt} />,
    },
    { key: 'kiosk', head: text.devices.fleet.kiosk, value: ({ kioskId }) => nameOf(kioskId) },
    {
      key: 'reason',
      head: reviews.reason,
      value: ({ reason }) => reasons[reason] ?? text.shell.unknown,
    },
    {
      key: 'totals',
      head: reviews.totals,
      isFigure: true,
      value: ({ totals }) =>
        totals.map((total) => formatMoney(total.currency, total.amountMinor)).join(', '),
    },
    {
      key: 'release',
      head: reviews.release,
      value: () => undefined,
      renderCell: (review) => (
        <Offered least="finance">
          <ReleaseForm review={review} released={loaded.reload} />
        </Offered>
      ),
    },
  ];
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={reviews.title}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ depositId }) => depositId}
          isCut={loaded.value.isCut}
        />
      )}
    </>
  );
}

type ReleaseProps = Readonly<{ review: ReviewEntry; released(): void }>;

function ReleaseForm({ review, released }: ReleaseProps) {
  const { text } = useWords();
  const { reviews } = text.decisions;
  const [card, setCard] = useState('');
  const isGood = /^([1-9]\d{0,6})?$/.test(card.trim());
  const body = card.trim() === '' ? {} : { cardNumber: Number(card) };
  return (
    <WriteForm
      action={reviews.release}
      wish={isGood ? { path: `/operator/reviews/${review.depositId}`, body } : undefined}
      told={() => reviews.released}
      done={released}
    >
      <Field
        label={reviews.card}
        hint={reviews.cardHint}
        inputMode="numeric"
        maxLength={7}
        value={card}
        onChange={(event) => setCard(event.target.value)}
      />
    </WriteForm>
  );
}
