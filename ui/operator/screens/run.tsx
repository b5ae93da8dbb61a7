// One settlement run: what each shop gets, and what the bank said of it.
import { useState } from 'react';
import type { RunSettlement } from '#ledger/contract/settlement.ts';
import { formatMoney } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { useWrite } from '../data/use-write.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { Title } from '../parts/frame.tsx';
import { LoadedNotice, RefusalNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

export function RunScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { payouts } = text.people;
  const loaded = useLoaded(`run ${id}`, (client) =>
    client.list<RunSettlement>(`/operator/settlements/${encodeURIComponent(id)}`, 'settlements'),
  );
  const columns = useSettlementColumns(id, loaded.reload);
  return (
    <div className="paper">
      <Title title={payouts.settlements} back={{ page: 'payouts' }} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={payouts.settlements}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ shopId }) => shopId}
          isCut={loaded.value.isCut}
        />
      )}
    </div>
  );
}

function useSettlementColumns(runId: string, said: () => void): readonly Column<RunSettlement>[] {
  const { text } = useWords();
  const { payouts } = text.people;
  const won = (key: 'gross' | 'refunds' | 'fee' | 'net'): Column<RunSettlement> => ({
    key,
    head: payouts[key],
    isFigure: true,
    value: (settlement) => BigInt(settlement[key]),
    text: (settlement) => formatMoney('KRW', settlement[key]),
  });
  return [
    { key: 'shop', head: payouts.shop, value: ({ shopName }) => shopName },
    won('gross'),
    won('refunds'),
    won('fee'),
    won('net'),
    { key: 'payday', head: payouts.payday, value: ({ payoutDate }) => payoutDate },
    {
      key: 'state',
      head: payouts.state,
      value: ({ state }) => state,
      text: ({ state }) => payouts.settleStates[state],
      renderCell: (settlement) =>
        settlement.state === 'open' ? (
          <SettleForm path={`/operator/settlements/${runId}/${settlement.shopId}`} said={said} />
        ) : (
          payouts.settleStates[settlement.state]
        ),
    },
  ];
}

function SettleForm({ path, said }: Readonly<{ path: string; said(): void }>) {
  const { text } = useWords();
  const { payouts } = text.people;
  const [note, setNote] = useState('');
  const writing = useWrite(said);
  const say = (word: 'paid' | 'rejected') => () =>
    writing.run({ path: `${path}/${word}`, body: { note: note.trim() } });
  const isOff = writing.isBusy || note.trim() === '';
  return (
    <div className="form">
      <Field
        label={payouts.note}
        maxLength={140}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="acts">
        {(['paid', 'rejected'] as const).map((word) => (
          <Slab key={word} disabled={isOff} onClick={say(word)}>
            {payouts[word]}
          </Slab>
        ))}
      </div>
      <RefusalNotice refusal={writing.refusal} />
    </div>
  );
}
