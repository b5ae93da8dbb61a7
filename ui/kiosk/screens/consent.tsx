// What we keep, why, and how long: three short lines, one agreement.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { Rail, TimeoutRail } from '../rail.tsx';
import { DetailsGround } from './details-ground.tsx';
import { PickupLine } from './pickup.tsx';

type ConsentView = Extract<KioskView, { screen: 'consent' }>;

export function Consent({ view }: Readonly<{ view: ConsentView }>) {
  const { text, page, send, openPage } = useKiosk();
  const { consent } = text;
  return (
    <Frame
      name="consent"
      title={consent.title}
      sky={<ConsentSky view={view} isPageOpen={page === 'details'} />}
      ground={
        page === 'details' ? (
          <DetailsGround termsVersion={view.termsVersion} />
        ) : (
          <>
            <p className="age">
              <span>{consent.age}</span> · <span>{consent.terms(view.termsVersion)}</span>
            </p>
            <Slab kind="act" onClick={() => send({ do: 'agree' })}>
              {consent.agree}
            </Slab>
            <Slab kind="plain" onClick={() => send({ do: 'under-14' })}>
              {consent.under14}
            </Slab>
            <Slab kind="quiet" onClick={() => openPage('details')}>
              {consent.details}
            </Slab>
            {view.secondsLeft === undefined ? (
              <Rail canCancel isHelpCalled={view.isHelpCalled} />
            ) : (
              <TimeoutRail secondsLeft={view.secondsLeft} isHelpCalled={view.isHelpCalled} />
            )}
          </>
        )
      }
    />
  );
}

function ConsentSky({ view, isPageOpen }: Readonly<{ view: ConsentView; isPageOpen: boolean }>) {
  const { text } = useKiosk();
  const { consent } = text;
  const lines = view.phone === undefined ? consent.linesWithout : consent.lines;
  return (
    <>
      <Header step={0} state={view.isSample ? [undefined, text.state.sample, 'warn'] : undefined} />
      <h1>{consent.title}</h1>
      <p className="hint">
        {view.phone === undefined ? consent.noPhone : consent.phone(view.phone)}
      </p>
      {!isPageOpen && (
        <ul className="promises">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <PickupLine pickup={view.pickup} />
      <Hills isDeep />
    </>
  );
}
