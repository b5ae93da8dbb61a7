// One proposed coin table: a person says how many of each coin were dropped and recognised, and approves those.
import { useState } from 'react';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { Title } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { testedCoins, typedCoins, type TypedCoin } from '../view/proposal.ts';
import { useWords } from '../words.tsx';
import { useTables, type TableStanding } from './tables.tsx';

export function TableScreen({ acceptorId }: Readonly<{ acceptorId: string }>) {
  const { text } = useWords();
  const loaded = useTables();
  const standing = loaded.value?.rows.find(({ proposal }) => proposal.acceptorId === acceptorId);
  return (
    <div className="paper">
      <Title title={acceptorId} lead={text.devices.tables.testHint} back={{ page: 'tables' }} />
      <LoadedNotice loaded={loaded} />
      {standing && <ApproveForm key={standing.proposedAt} standing={standing} />}
    </div>
  );
}

function ApproveForm({ standing }: Readonly<{ standing: TableStanding }>) {
  const { text } = useWords();
  const { tables } = text.devices;
  const { proposal, lookAlikes } = standing;
  const [coins, setCoins] = useState(() => typedCoins(proposal));
  const [note, setNote] = useState(proposal.lookAlikeNote ?? '');
  const columns = useCoinColumns((changed) =>
    setCoins(coins.map((coin) => (coin.position === changed.position ? changed : coin))),
  );
  const tested = testedCoins(coins);
  const body = {
    acceptorId: proposal.acceptorId,
    ...(proposal.bank !== undefined && { bank: proposal.bank }),
    positions: tested,
    ...(note.trim() !== '' && { lookAlikeNote: note.trim() }),
  };
  const sheet = (
    <DataTable
      name={proposal.acceptorId}
      columns={columns}
      rows={coins}
      keyOf={({ position }) => String(position)}
      isPlain
    />
  );
  return (
    <>
      {lookAlikes.length > 0 && (
        <Notice tone="warn" icon="coin">
          {tables.lookAlikes}: <span lang="en">{lookAlikes.join('; ')}</span>
        </Notice>
      )}
      <Offered least="admin">
        <WriteForm<SignedCoinTable>
          kind="act"
          action={tables.approve(tested?.length ?? 0)}
          wish={tested?.length ? { path: '/operator/coin-tables', body } : undefined}
          told={() => tables.approved}
        >
          {sheet}
          <Field
            label={tables.lookAlikeNote}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </WriteForm>
      </Offered>
    </>
  );
}

function useCoinColumns(change: (coin: TypedCoin) => void): readonly Column<TypedCoin>[] {
  const { text } = useWords();
  const { tables } = text.devices;
  return [
    { key: 'position', head: tables.position, isFigure: true, value: (coin) => coin.position },
    { key: 'coinId', head: tables.coinId, value: ({ coinId }) => coinId },
    {
      key: 'currency',
      head: tables.currency,
      value: ({ currency }) => currency,
      renderCell: (coin) => (
        <select
          aria-label={`${tables.currency} ${coin.position}`}
          value={coin.currency}
          onChange={(event) => change({ ...coin, currency: event.target.value })}
        >
          <option value="">—</option>
          {Object.keys(CURRENCY_WRITING).map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      ),
    },
    ...(['faceMinor', 'testCoins'] as const).map((part): Column<TypedCoin> => {
      const head = part === 'faceMinor' ? tables.face : tables.testCoins;
      return {
        key: part,
        head,
        isFigure: true,
        value: (coin) => coin[part],
        renderCell: (coin) => (
          <input
            aria-label={`${head} ${coin.position}`}
            inputMode="numeric"
            maxLength={9}
            value={coin[part]}
            onChange={(event) => change({ ...coin, [part]: event.target.value })}
          />
        ),
      };
    }),
  ];
}
