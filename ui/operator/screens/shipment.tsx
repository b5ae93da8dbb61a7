// One shipment: what of it is open, what was sold at which gain, and booking what the bank did.
import { useState } from 'react';
import type { ExchangeEntry, ShipmentEntry } from '#ledger/contract/vault.ts';
import { formatMoney } from '../../kit/format.ts';
import { minorTyped, typedMinor } from '../../kit/money-typed.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { positiveTyped } from '../view/amounts.ts';
import { useWords } from '../words.tsx';

type Life = ShipmentEntry & Readonly<{ exchanges: readonly ExchangeEntry[] }>;

export function ShipmentScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { bank } = text.money;
  const loaded = useLoaded<Life>(`shipment ${id}`, (client) =>
    client.read(`/operator/shipments/${encodeURIComponent(id)}`),
  );
  const life = loaded.value;
  const columns = useExchangeColumns();
  return (
    <div className="paper">
      <Title title={bank.shipment} back={{ page: 'bank' }} />
      <LoadedNotice loaded={loaded} />
      {life && (
        <>
          <Facts
            facts={[
              [bank.sentAt, <When key="sent" at={life.shippedAt} />],
              [text.money.amount, formatMoney(life.currency, life.amountMinor)],
              [bank.openPart, formatMoney(life.currency, life.openMinor)],
            ]}
          />
          {life.openMinor !== '0' && (
            <Offered least="finance">
              <Part title={life.currency === 'KRW' ? bank.lodge : bank.exchange}>
                <BookForm shipment={life} booked={loaded.reload} />
              </Part>
            </Offered>
          )}
          {life.currency !== 'KRW' && (
            <Part title={bank.exchanges}>
              <DataTable
                name={bank.exchanges}
                columns={columns}
                rows={life.exchanges}
                keyOf={(exchange) => exchange.id}
              />
            </Part>
          )}
        </>
      )}
    </div>
  );
}

/** Won are lodged as they are; foreign coins are sold for won. */
function BookForm({ shipment, booked }: Readonly<{ shipment: ShipmentEntry; booked(): void }>) {
  const { text } = useWords();
  const { bank } = text.money;
  const { id, currency, openMinor } = shipment;
  const isWon = currency === 'KRW';
  const [typed, setTyped] = useState({
    amount: typedMinor(currency, openMinor),
    won: '',
    fee: '',
  });
  const amountMinor = positiveTyped(currency, typed.amount);
  const wonMinor = positiveTyped('KRW', typed.won);
  const feeMinor = minorTyped('KRW', typed.fee.trim() || '0');
  const isReady = amountMinor && feeMinor && (isWon || wonMinor);
  const body = isWon
    ? { amountMinor, feeMinor }
    : { shipmentId: id, amountMinor, wonMinor, feeMinor };
  const path = isWon
    ? `/operator/shipments/${encodeURIComponent(id)}/lodgings`
    : '/operator/exchanges';
  const labels = { amount: text.money.amount, won: bank.won, fee: bank.fee };
  return (
    <WriteForm
      kind="act"
      action={bank.bookIt}
      wish={isReady ? { path, body } : undefined}
      told={() => bank.booked}
      done={booked}
    >
      <div className="pair">
        {(['amount', 'won', 'fee'] as const).map((part) =>
          part === 'won' && isWon ? null : (
            <MoneyField
              key={part}
              label={labels[part]}
              currency={part === 'amount' ? currency : 'KRW'}
              value={typed[part]}
              change={(value) => setTyped({ ...typed, [part]: value })}
            />
          ),
        )}
      </div>
    </WriteForm>
  );
}

function useExchangeColumns(): readonly Column<ExchangeEntry>[] {
  const { text } = useWords();
  const { bank } = text.money;
  const won = (key: 'wonMinor' | 'realisedGainMinor', head: string): Column<ExchangeEntry> => ({
    key,
    head,
    isFigure: true,
    value: (exchange) => BigInt(exchange[key]),
    text: (exchange) => formatMoney('KRW', exchange[key]),
  });
  const own = (key: 'amountMinor' | 'coveredMinor', head: string): Column<ExchangeEntry> => ({
    key,
    head,
    isFigure: true,
    value: (exchange) => BigInt(exchange[key]),
    text: (exchange) => formatMoney(exchange.currency, exchange[key]),
  });
  return [
    own('amountMinor', text.money.amount),
    won('wonMinor', bank.won),
    own('coveredMinor', bank.covered),
    won('realisedGainMinor', bank.gain),
  ];
}
