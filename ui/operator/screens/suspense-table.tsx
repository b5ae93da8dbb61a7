// Coins in doubt: whose they are is said by finance, and where it must, by two.
import { useState } from 'react';
import type { z } from 'zod';
import type { SuspenseEntry } from '#ledger/contract/vault.ts';
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

type Doubt = z.infer<typeof SuspenseEntry>;

export function SuspenseTable() {
  const { text } = useWords();
  const { suspense } = text.decisions;
  const nameOf = useKioskNames();
  const loaded = useLoaded('suspense', (client) =>
    client.list<Doubt>('/operator/suspense', 'suspense'),
  );
  const columns: readonly Column<Doubt>[] = [
    {
      key: 'at',
      head: suspense.at,
      value: ({ at }) => at,
      renderCell: ({ at }) => <When at={at} />,
    },
    { key: 'kiosk', head: suspense.kiosk, value: ({ kioskId }) => nameOf(kioskId) },
    {
      key: 'amount',
      head: text.money.amount,
      isFigure: true,
      value: ({ amountMinor }) => BigInt(amountMinor),
      text: ({ currency, amountMinor }) => formatMoney(currency, amountMinor),
    },
    { key: 'transfer', head: suspense.transfer, value: ({ transferId }) => transferId },
    {
      key: 'decide',
      head: suspense.toWallet,
      value: () => undefined,
      renderCell: (doubt) => (
        <Offered least="finance">
          <DecideForm doubt={doubt} decided={loaded.reload} />
        </Offered>
      ),
    },
  ];
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={suspense.title}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ transferId }) => transferId}
          isCut={loaded.value.isCut}
        />
      )}
    </>
  );
}

function DecideForm({ doubt, decided }: Readonly<{ doubt: Doubt; decided(): void }>) {
  const { text } = useWords();
  const { suspense } = text.decisions;
  const [walletId, setWalletId] = useState('');
  const given = walletId.trim();
  const isWallet = /^[0-9a-f-]{36}$/.test(given);
  const to = given === '' ? 'unclaimed' : { walletId: given };
  return (
    <WriteForm
      action={given === '' ? suspense.toUnclaimed : suspense.toWallet}
      wish={
        given === '' || isWallet
          ? { path: '/operator/suspense', body: { transferId: doubt.transferId, to } }
          : undefined
      }
      told={() => suspense.decided}
      done={decided}
    >
      <Field
        label={suspense.wallet}
        maxLength={36}
        value={walletId}
        onChange={(event) => setWalletId(event.target.value)}
      />
    </WriteForm>
  );
}
