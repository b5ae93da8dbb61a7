// Where coins go after the vault: positions, exposure, shipments, and what their sale gained.
import type { PositionEntry, ShipmentEntry } from '#ledger/contract/vault.ts';
import { formatMoney } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';
import { ExposurePart } from './exposure.tsx';
import { ShipForm } from './ship-form.tsx';

export function BankScreen() {
  const { text } = useWords();
  const { bank } = text.money;
  const shipments = useLoaded('shipments', (client) =>
    client.list<ShipmentEntry>('/operator/shipments', 'shipments'),
  );
  const columns = useShipmentColumns();
  return (
    <div className="paper">
      <Title title={text.shell.pages.bank} lead={bank.lead} />
      <Offered least="finance">
        <Part title={bank.ship}>
          <ShipForm shipped={shipments.reload} />
        </Part>
      </Offered>
      <Part title={bank.shipments}>
        <LoadedNotice loaded={shipments} />
        {shipments.value && (
          <DataTable
            name={bank.shipments}
            columns={columns}
            rows={shipments.value.rows}
            keyOf={({ id }) => id}
            isCut={shipments.value.isCut}
          />
        )}
      </Part>
      <PositionPart />
      <ExposurePart />
    </div>
  );
}

function useShipmentColumns(): readonly Column<ShipmentEntry>[] {
  const { text } = useWords();
  const { bank } = text.money;
  return [
    {
      key: 'sent',
      head: bank.sentAt,
      value: ({ shippedAt }) => shippedAt,
      renderCell: ({ id, shippedAt }) => (
        <a className="row-link" href={hashOf({ page: 'shipment', id })}>
          <b>
            <When at={shippedAt} />
          </b>
        </a>
      ),
    },
    { key: 'currency', head: text.money.currency, value: ({ currency }) => currency },
    {
      key: 'amount',
      head: text.money.amount,
      isFigure: true,
      value: ({ amountMinor }) => BigInt(amountMinor),
      text: ({ currency, amountMinor }) => formatMoney(currency, amountMinor),
    },
    {
      key: 'open',
      head: bank.openPart,
      isFigure: true,
      value: ({ openMinor }) => BigInt(openMinor),
      text: ({ currency, openMinor }) => formatMoney(currency, openMinor),
    },
  ];
}

function PositionPart() {
  const { text } = useWords();
  const { bank } = text.money;
  const loaded = useLoaded<{ positions: readonly PositionEntry[] }>('positions', (client) =>
    client.read('/operator/exchanges/positions'),
  );
  const money = (key: 'maturedMinor' | 'openMinor', head: string): Column<PositionEntry> => ({
    key,
    head,
    isFigure: true,
    value: (position) => BigInt(position[key]),
    text: (position) => formatMoney(position.currency, position[key]),
  });
  return (
    <Part title={bank.positions}>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={bank.positions}
          columns={[
            { key: 'currency', head: text.money.currency, value: ({ currency }) => currency },
            money('maturedMinor', bank.matured),
            {
              key: 'book',
              head: bank.book,
              isFigure: true,
              value: ({ bookWon }) => BigInt(bookWon),
              text: ({ bookWon }) => formatMoney('KRW', bookWon),
            },
            money('openMinor', bank.open),
          ]}
          rows={loaded.value.positions}
          keyOf={({ currency }) => currency}
        />
      )}
    </Part>
  );
}
