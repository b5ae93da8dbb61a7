// One bag: counted blind by two people, each alone; then over and short, face by face.
import type { BagEntry } from '#ledger/contract/vault.ts';
import { formatMoney, formatNumber } from '../../kit/format.ts';
import { useKioskNames } from '../data/use-names.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered, useDesk } from '../desk.tsx';
import { FaceCell } from '../parts/cash-table.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { When } from '../parts/when.tsx';
import { accuracyOf, comparedFaces, type ComparedFace } from '../view/count-sheet.ts';
import { percentText } from '../view/percent.ts';
import { useWords } from '../words.tsx';
import { CountForm } from './count-form.tsx';

export function BagScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { bags } = text.money;
  const nameOf = useKioskNames();
  const loaded = useLoaded<BagEntry>(`bag ${id}`, (client) =>
    client.read(`/operator/bags/${encodeURIComponent(id)}`),
  );
  const bag = loaded.value;
  return (
    <div className="paper">
      <Title
        title={bag ? `${bags.sealNumber} ${bag.sealNumber}` : text.shell.pages.bags}
        back={{ page: 'bags' }}
      />
      <LoadedNotice loaded={loaded} />
      {bag && (
        <>
          <Facts
            facts={[
              [bags.kiosk, nameOf(bag.kioskId)],
              [bags.state, bags.states[bag.state]],
              [bags.opened, <When key="opened" at={bag.openedAt} />],
              [bags.counters, formatNumber(bag.countedBy.length)],
            ]}
          />
          {bag.kioskSealNumber !== undefined && (
            <Notice tone="warn" icon="help">
              {bags.otherSeal} {bag.kioskSealNumber}
            </Notice>
          )}
          <BagPart bag={bag} counted={loaded.reload} />
        </>
      )}
    </div>
  );
}

function BagPart({ bag, counted }: Readonly<{ bag: BagEntry; counted(): void }>) {
  const { text } = useWords();
  const { me } = useDesk();
  const { bags } = text.money;
  if (bag.state === 'counted') return <Compared bag={bag} />;
  if (bag.state === 'waiting') {
    return (
      <>
        <Notice tone="warn" icon="clock">
          {bags.waits}
        </Notice>
        <Offered least="collector">
          <SureForm
            action={bags.withdraw}
            sure={bags.withdrawSure}
            hint={bags.withdrawHint}
            wish={{ path: `/operator/bags/${encodeURIComponent(bag.id)}/withdraw` }}
            told={() => bags.withdrawn}
          />
        </Offered>
      </>
    );
  }
  return (
    <Offered least="collector">
      <Part title={bags.count}>
        {bag.countedBy.at(-1) === me.id && (
          <Notice tone="warn" icon="help">
            {bags.yours}
          </Notice>
        )}
        <p className="fine">{bags.blind}</p>
        <CountForm bagId={bag.id} counted={counted} />
      </Part>
    </Offered>
  );
}

function Compared({ bag }: Readonly<{ bag: BagEntry }>) {
  const { text } = useWords();
  const { bags } = text.money;
  const faces = comparedFaces(bag);
  const accuracy = accuracyOf(faces);
  const figure = (
    key: 'expected' | 'good' | 'counterfeit',
    head: string,
  ): Column<ComparedFace> => ({
    key,
    head,
    isFigure: true,
    value: (face) => face[key],
    text: (face) => formatNumber(face[key]),
  });
  const columns: readonly Column<ComparedFace>[] = [
    {
      key: 'face',
      head: bags.face,
      value: ({ currency, faceMinor }) => `${currency} ${faceMinor}`,
      renderCell: (face) => <FaceCell {...face} />,
    },
    figure('expected', bags.expected),
    figure('good', bags.good),
    figure('counterfeit', bags.fake),
    {
      key: 'over',
      head: bags.over,
      isFigure: true,
      value: ({ over }) => over,
      renderCell: ({ currency, faceMinor, over }) =>
        over === 0 ? (
          <span className="mute">0</span>
        ) : (
          <b className="hot">
            {over > 0 ? '+' : ''}
            {formatNumber(over)} · {formatMoney(currency, BigInt(faceMinor) * BigInt(over))}
          </b>
        ),
    },
  ];
  return (
    <Part title={bags.result}>
      <p>
        {bags.accuracy}:{' '}
        <b>{accuracy === undefined ? text.shell.unknown : percentText(accuracy)}</b>
      </p>
      <DataTable
        name={bags.result}
        columns={columns}
        rows={faces}
        keyOf={({ currency, faceMinor }) => `${currency} ${faceMinor}`}
      />
    </Part>
  );
}
