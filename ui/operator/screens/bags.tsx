// Bags: seal one, and see every bag from its sealing to its count.
import { useState } from 'react';
import { useFleet } from '../data/use-fleet.ts';
import { Offered } from '../desk.tsx';
import { Choice, Field } from '../../kit/field.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';
import { BagTable } from './bag-table.tsx';

export function BagsScreen() {
  const { text } = useWords();
  const [version, setVersion] = useState(0);
  return (
    <div className="paper">
      <Title title={text.shell.pages.bags} lead={text.money.bags.lead} />
      <Offered least="collector">
        <Part title={text.money.bags.seal}>
          <SealForm sealed={() => setVersion(version + 1)} />
        </Part>
      </Offered>
      <BagTable version={version} />
    </div>
  );
}

function SealForm({ sealed }: Readonly<{ sealed(): void }>) {
  const { text } = useWords();
  const { bags } = text.money;
  const kiosks = useFleet().value?.kiosks ?? [];
  const [chosen, setChosen] = useState('');
  const [sealNumber, setSealNumber] = useState('');
  const [cutOff, setCutOff] = useState({ epoch: '', seq: '' });
  const kioskId = chosen === '' ? kiosks[0]?.id : chosen;
  const isOwnCut = cutOff.epoch !== '' || cutOff.seq !== '';
  const isCutGood = /^[1-9]\d{0,8}$/.test(cutOff.epoch) && /^\d{1,12}$/.test(cutOff.seq);
  const body = {
    kioskId,
    sealNumber: sealNumber.trim(),
    ...(isOwnCut && {
      cutOff: { kioskEpoch: Number(cutOff.epoch), seq: Number(cutOff.seq) },
    }),
  };
  const isReady = kioskId !== undefined && body.sealNumber !== '' && (!isOwnCut || isCutGood);
  return (
    <WriteForm
      kind="act"
      action={bags.seal}
      wish={isReady ? { path: '/operator/bags', body } : undefined}
      done={() => {
        setSealNumber('');
        sealed();
      }}
    >
      <div className="pair">
        <Choice label={bags.kiosk} value={kioskId} onChange={(e) => setChosen(e.target.value)}>
          {kiosks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Field
          label={bags.sealNumber}
          hint={bags.sealHint}
          maxLength={40}
          value={sealNumber}
          onChange={(event) => setSealNumber(event.target.value)}
        />
      </div>
      <details>
        <summary>{bags.cutOff}</summary>
        <p className="fine">{bags.cutOffHint}</p>
        <div className="pair">
          {(['epoch', 'seq'] as const).map((part) => (
            <Field
              key={part}
              label={bags[part]}
              inputMode="numeric"
              value={cutOff[part]}
              onChange={(event) => setCutOff({ ...cutOff, [part]: event.target.value.trim() })}
            />
          ))}
        </div>
      </details>
    </WriteForm>
  );
}
