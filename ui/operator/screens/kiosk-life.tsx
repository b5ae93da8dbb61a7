// One kiosk over time: what it did and what it needed, of one kind or of all, newest first.
import { useState } from 'react';
import type { LifeEntry, LifeKind } from '#ledger/contract/kiosk-life.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useLife } from '../data/use-life.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { lifeText, lifeTone, taskWord } from '../view/life.ts';
import { useWords } from '../words.tsx';

export function KioskLife({ id }: Readonly<{ id: string }>) {
  const [kind, setKind] = useState<LifeKind>();
  return (
    <>
      <KindSwitch kind={kind} change={setKind} />
      <LifeTable key={kind ?? 'all'} id={id} kind={kind} />
    </>
  );
}

type SwitchProps = Readonly<{
  kind: LifeKind | undefined;
  change(kind: LifeKind | undefined): void;
}>;

function KindSwitch({ kind, change }: SwitchProps) {
  const { text } = useWords();
  const { lives } = text;
  // They are named by kind.
  const kinds = Object.keys(lives.kinds) as LifeKind[];
  return (
    <>
      <p className="fine">{lives.lead}</p>
      <div className="switch" role="group" aria-label={lives.kind}>
        {[undefined, ...kinds].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className="chip-button"
            aria-pressed={one === kind}
            onClick={() => change(one)}
          >
            {one === undefined ? lives.all : lives.kinds[one]}
          </button>
        ))}
      </div>
    </>
  );
}

function LifeTable({ id, kind }: Readonly<{ id: string; kind: LifeKind | undefined }>) {
  const { text } = useWords();
  const { lives } = text;
  const { loaded, older } = useLife(id, kind);
  const columns = useLifeColumns();
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={kind === undefined ? lives.title : `${lives.title}, ${lives.kinds[kind]}`}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={keyOf}
          isCut={loaded.value.isCut}
          empty={kind === undefined ? lives.empty : lives.emptyKind}
        />
      )}
      {older && <Slab onClick={older}>{lives.older}</Slab>}
    </>
  );
}

function useLifeColumns(): readonly Column<LifeEntry>[] {
  const { text } = useWords();
  const { lives } = text;
  return [
    {
      key: 'at',
      head: lives.at,
      value: ({ at }) => at,
      renderCell: ({ at }) => <When at={at} />,
    },
    {
      key: 'kind',
      head: lives.kind,
      value: ({ kind }) => lives.kinds[kind],
      renderCell: (entry) => <KindChip entry={entry} />,
    },
    {
      key: 'what',
      head: lives.what,
      value: (entry) => lifeText(entry, text),
      renderCell: (entry) => <What entry={entry} />,
    },
    {
      key: 'done',
      head: lives.done,
      value: (entry) => ('closedAt' in entry ? entry.closedAt : undefined),
      renderCell: (entry) =>
        'closedAt' in entry && entry.closedAt !== undefined ? <When at={entry.closedAt} /> : '—',
    },
    {
      key: 'coins',
      head: lives.kinds.coins,
      isHidden: true,
      value: (entry) =>
        entry.kind === 'coins' ? entry.count : entry.kind === 'batch' ? entry.coins : undefined,
    },
    {
      key: 'number',
      head: lives.number,
      isHidden: true,
      value: (entry) =>
        entry.kind === 'batch'
          ? entry.batchSeq
          : entry.kind === 'command'
            ? entry.number
            : undefined,
    },
    {
      key: 'epoch',
      head: lives.epoch,
      isHidden: true,
      value: (entry) => ('kioskEpoch' in entry ? entry.kioskEpoch : undefined),
    },
  ];
}

function KindChip({ entry }: Readonly<{ entry: LifeEntry }>) {
  const { text } = useWords();
  return (
    <span className={`chip ${lifeTone(entry)}`}>
      <Icon name={ICONS[entry.kind]} />
      {text.lives.kinds[entry.kind]}
    </span>
  );
}

const ICONS: Readonly<Record<LifeKind, IconName>> = {
  coins: 'coin',
  gap: 'drift',
  fault: 'bell',
  told: 'clock',
  batch: 'cloud',
  command: 'send',
  cashbox: 'pickup',
};

function What({ entry }: Readonly<{ entry: LifeEntry }>) {
  const { text } = useWords();
  if (entry.kind !== 'gap' && entry.kind !== 'fault') return <>{lifeText(entry, text)}</>;
  return (
    <>
      {taskWord(entry.task, text)}: <span lang="en">{entry.text}</span>
    </>
  );
}

/** No two entries of one kiosk have the same. */
function keyOf(entry: LifeEntry): string {
  switch (entry.kind) {
    case 'gap':
    case 'fault':
      return `task ${entry.id}`;
    case 'batch':
      return `batch ${entry.kioskEpoch} ${entry.batchSeq}`;
    case 'cashbox':
      return `cashbox ${entry.kioskEpoch} ${entry.seq}`;
    case 'command':
      return `command ${entry.number}`;
    default:
      return `${entry.kind} ${entry.at}`;
  }
}
