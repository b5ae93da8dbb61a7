// Foreign coins that are not sold yet, against what we dare to stand in.
import { formatMoney } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Part } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { Meter } from '../parts/standing.tsx';
import { useWords } from '../words.tsx';

type Exposure = Readonly<{
  limitWon: string;
  currencies: readonly Readonly<{
    currency: string;
    heldMinor: string;
    worthWon: string;
    isOver: boolean;
  }>[];
}>;

export function ExposurePart() {
  const { text } = useWords();
  const { bank } = text.money;
  const loaded = useLoaded<Exposure>('exposure', (client) =>
    client.read('/operator/reports/exposure'),
  );
  const limit = BigInt(loaded.value?.limitWon ?? '1');
  return (
    <Part title={bank.exposure}>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <>
          <p className="fine">{bank.limit(formatMoney('KRW', limit))}</p>
          <DataTable
            name={bank.exposure}
            columns={[
              { key: 'currency', head: text.money.currency, value: ({ currency }) => currency },
              {
                key: 'held',
                head: bank.held,
                isFigure: true,
                value: ({ heldMinor }) => BigInt(heldMinor),
                text: ({ currency, heldMinor }) => formatMoney(currency, heldMinor),
              },
              {
                key: 'worth',
                head: bank.worth,
                isFigure: true,
                value: ({ worthWon }) => BigInt(worthWon),
                text: ({ worthWon }) => formatMoney('KRW', worthWon),
              },
              {
                key: 'standing',
                head: bank.standing,
                value: ({ worthWon }) => BigInt(worthWon),
                renderCell: ({ worthWon, isOver }) => (
                  <span className="fill">
                    <Meter percent={Number((BigInt(worthWon) * 100n) / limit)} />
                    <span className={isOver ? 'hot' : undefined}>
                      {isOver ? bank.isOver : bank.within}
                    </span>
                  </span>
                ),
              },
            ]}
            rows={loaded.value.currencies}
            keyOf={({ currency }) => currency}
          />
        </>
      )}
    </Part>
  );
}
