// Withdrawals in every state; about those that were sent, a person can say what the bank said.
import { useState } from 'react';
import type { PayoutView } from '#ledger/contract/payout.ts';
import { formatMoney, formatNumber, formatPoints } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import type { Answer, Rows } from '../data/desk-client.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Choice, Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

// What a person has to look at comes first.
const STATES = ['unknown', 'requested', 'sent', 'failed', 'paid'] as const;

export function WithdrawalTable() {
  const { text } = useWords();
  const { payouts } = text.people;
  const loaded = useLoaded('withdrawals', async (client): Promise<Answer<Rows<PayoutView>>> => {
    const rows: PayoutView[] = [];
    let isCut = false;
    for (const state of STATES) {
      const path = `/operator/withdrawals?state=${state}`;
      const answer = await client.list<PayoutView>(path, 'withdrawals');
      if (!answer.ok) return answer;
      rows.push(...answer.value.rows);
      isCut ||= answer.value.isCut;
    }
    return { ok: true, value: { rows, isCut } };
  });
  const columns = useWithdrawalColumns(loaded.reload);
  const unknown = loaded.value?.rows.filter(({ state }) => state === 'unknown').length ?? 0;
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {unknown > 0 && (
        <Notice tone="warn" icon="bank">
          {text.funds.statuses.unknown(formatNumber(unknown))}
        </Notice>
      )}
      {loaded.value && (
        <DataTable
          name={payouts.withdrawals}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: payouts.state,
            options: STATES.map((state) => [state, payouts.states[state]] as const),
            valueOf: ({ state }) => state,
          }}
        />
      )}
    </>
  );
}

function useWithdrawalColumns(said: () => void): readonly Column<PayoutView>[] {
  const { text } = useWords();
  const { payouts } = text.people;
  return [
    {
      key: 'at',
      head: payouts.requested,
      value: ({ requestedAt }) => requestedAt,
      renderCell: ({ requestedAt }) => <When at={requestedAt} />,
    },
    {
      key: 'state',
      head: payouts.state,
      value: ({ state }) => state,
      text: ({ state }) => payouts.states[state],
    },
    {
      key: 'points',
      head: payouts.points,
      isFigure: true,
      value: ({ points }) => BigInt(points),
      text: ({ points }) => formatPoints(points),
    },
    {
      key: 'payout',
      head: payouts.payout,
      isFigure: true,
      value: ({ payoutMinor }) => BigInt(payoutMinor),
      text: ({ payoutMinor }) => formatMoney('KRW', payoutMinor),
    },
    { key: 'reason', head: payouts.reason, value: ({ reason }) => reason },
    {
      key: 'say',
      head: payouts.say,
      value: () => undefined,
      renderCell: (payout) => <BankWord payout={payout} said={said} />,
    },
  ];
}

/** One that was not sent can only be turned down; one that was sent has an answer of the bank. */
function BankWord({ payout, said }: Readonly<{ payout: PayoutView; said(): void }>) {
  const { text } = useWords();
  const { payouts } = text.people;
  const [isOpen, setIsOpen] = useState(false);
  const [state, setState] = useState<'paid' | 'failed'>('paid');
  const [typed, setTyped] = useState('');
  const isSent = payout.state === 'sent' || payout.state === 'unknown';
  if (!isSent && payout.state !== 'requested') return <>—</>;
  const word = isSent ? payouts.say : payouts.refuse;
  if (!isOpen) {
    return (
      <Slab data-opens onClick={() => setIsOpen(true)}>
        {word}
      </Slab>
    );
  }
  const reason = typed.trim();
  const path = `/operator/withdrawals/${payout.id}/${isSent ? 'answer' : 'refuse'}`;
  return (
    <WriteForm
      action={word}
      wish={reason === '' ? undefined : { path, body: isSent ? { state, reason } : { reason } }}
      told={() => payouts.saved}
      done={said}
    >
      {isSent && (
        <Choice
          label={payouts.say}
          value={state}
          onChange={({ target }) => setState(target.value === 'paid' ? 'paid' : 'failed')}
        >
          <option value="paid">{payouts.answerPaid}</option>
          <option value="failed">{payouts.answerFailed}</option>
        </Choice>
      )}
      <Field
        label={payouts.reason}
        maxLength={140}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </WriteForm>
  );
}
