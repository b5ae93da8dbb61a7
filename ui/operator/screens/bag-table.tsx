// Bags as a table, of the whole house or of one kiosk.
import type { BagEntry } from '#ledger/contract/vault.ts';
import { formatMoney } from '../../kit/format.ts';
import { useKioskNames } from '../data/use-names.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { hashOf } from '../route.ts';
import { comparedFaces, overShort } from '../view/count-sheet.ts';
import { useWords } from '../words.tsx';

type BagTableProps = Readonly<{
  kioskId?: string;
  /** Rises when a bag was sealed here. */
  version?: number;
}>;
const STATES = ['waiting', 'sealed', 'counted'] as const;
/** Another person may seal and count meanwhile. */
const REFRESH_MS = 20_000;

export function BagTable({ kioskId, version = 0 }: BagTableProps) {
  const { text } = useWords();
  const loaded = useLoaded(
    `bags ${version}`,
    (client) => client.list<BagEntry>('/operator/bags', 'bags'),
    REFRESH_MS,
  );
  const columns = useBagColumns();
  const bags = loaded.value?.rows.filter((bag) => !kioskId || bag.kioskId === kioskId);
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {bags && (
        <DataTable
          name={text.shell.pages.bags}
          columns={columns}
          rows={bags}
          keyOf={({ id }) => id}
          isCut={loaded.value?.isCut ?? false}
          narrowing={{
            label: text.money.bags.state,
            options: STATES.map((state) => [state, text.money.bags.states[state]] as const),
            valueOf: ({ state }) => state,
          }}
        />
      )}
    </>
  );
}

function useBagColumns(): readonly Column<BagEntry>[] {
  const { text } = useWords();
  const nameOf = useKioskNames();
  const { bags } = text.money;
  const resultOf = (bag: BagEntry): string | undefined => {
    if (bag.state !== 'counted') return undefined;
    const sums = overShort(comparedFaces(bag)).filter(({ amountMinor }) => amountMinor !== 0n);
    if (sums.length === 0) return bags.exact;
    return sums
      .map(({ currency, amountMinor }) =>
        amountMinor > 0n
          ? bags.overWords(formatMoney(currency, amountMinor))
          : bags.shortWords(formatMoney(currency, -amountMinor)),
      )
      .join(', ');
  };
  return [
    {
      key: 'seal',
      head: bags.sealNumber,
      value: ({ sealNumber }) => sealNumber,
      renderCell: ({ id, sealNumber }) => (
        <a className="row-link" href={hashOf({ page: 'bag', id })}>
          <b>{sealNumber}</b>
        </a>
      ),
    },
    { key: 'kiosk', head: bags.kiosk, value: ({ kioskId }) => nameOf(kioskId) },
    {
      key: 'state',
      head: bags.state,
      value: ({ state }) => state,
      text: ({ state }) => bags.states[state],
    },
    {
      key: 'opened',
      head: bags.opened,
      value: ({ openedAt }) => openedAt,
      renderCell: ({ openedAt }) => <When at={openedAt} />,
    },
    {
      key: 'counters',
      head: bags.counters,
      isFigure: true,
      value: ({ countedBy }) => countedBy.length,
    },
    {
      key: 'result',
      head: bags.result,
      isFigure: true,
      value: resultOf,
    },
  ];
}
