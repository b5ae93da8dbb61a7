// The service screen: what the kiosk is, and the few things that staff do here. It knows nothing of depositors.
import { useState } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { rowsOfPage } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { TimeoutRail } from '../rail.tsx';
import { PageEnd } from './page-end.tsx';
import { PickupLine } from './pickup.tsx';
import { SealGround } from './seal-ground.tsx';
import {
  SERVICE_TABS,
  serviceRows,
  type ServiceRow,
  type ServiceTab,
  type ServiceView,
} from './service-rows.ts';

/** Rows of a part on one page; a line of the log is longer. */
const ROWS_MAX = { roomy: 8, tight: 3 } as const;
const LOG_ROWS_MAX = { roomy: 4, tight: 1 } as const;

export function ServiceScreen({
  view,
  firstTab = 'slot',
}: Readonly<{ view: ServiceView; firstTab?: ServiceTab | undefined }>) {
  const { text, lang, isTight, page: openPage, send } = useKiosk();
  const [{ tab, turn }, setLook] = useState({ tab: firstTab, turn: 0 });
  const look = (tab: ServiceTab, turn = 0) => {
    send({ do: 'more-time' });
    setLook({ tab, turn });
  };
  const room = (tab === 'log' ? LOG_ROWS_MAX : ROWS_MAX)[isTight ? 'tight' : 'roomy'];
  const rowsMax = view.isNotStored ? Math.max(1, room - 2) : room;
  const { rows, page, pages } = rowsOfPage(serviceRows(tab, view, { text, lang }), turn, rowsMax);
  return (
    <Frame
      name="service"
      title={text.service.title}
      sky={
        <>
          <Header state={['key', `${text.service.title} ${view.operatorCode}`, 'warn']} />
          <h1 className="unseen">{text.service.title}</h1>
          <Part tab={tab} rows={rows} isNotStored={view.isNotStored} />
          <PickupLine pickup={view.pickup} />
          <Hills />
        </>
      }
      ground={
        openPage === 'seal' ? (
          <SealGround />
        ) : (
          <>
            <div className="options" role="group" aria-label={text.service.tabsLabel}>
              {SERVICE_TABS.map((one) => (
                <Slab
                  key={one}
                  kind={one === tab ? 'plain' : 'quiet'}
                  aria-pressed={one === tab}
                  onClick={() => look(one)}
                >
                  {text.service.tabs[one]}
                  {one === tab && <Icon name="check" />}
                </Slab>
              ))}
            </div>
            <div className="service-acts">
              <Act view={view} tab={tab} look={look} />
              {pages > 1 && (
                <Slab kind="plain" onClick={() => look(tab, page + 1)}>
                  {text.deposit.more(page + 1, pages)}
                </Slab>
              )}
            </div>
            {view.secondsLeft === undefined ? (
              <PageEnd leave={() => send({ do: 'home' })} word={text.service.leave} />
            ) : (
              <TimeoutRail secondsLeft={view.secondsLeft} isHelpCalled={view.isHelpCalled} />
            )}
          </>
        )
      }
    />
  );
}

/** The rows of one part that have room. */
function Part({
  tab,
  rows,
  isNotStored,
}: Readonly<{ tab: ServiceTab; rows: readonly ServiceRow[]; isNotStored: boolean }>) {
  const { service } = useKiosk().text;
  return (
    <div className="sights">
      <h2>{tab === 'test' ? service.test : service.tabs[tab]}</h2>
      {isNotStored && (
        <p className="error" role="alert">
          <Icon name="close" />
          {service.notStored}
        </p>
      )}
      <dl className={tab === 'log' ? 'lines' : ''}>
        {rows.map(({ name, value, tone }, at) => (
          <div key={at}>
            <dt>{name}</dt>
            <dd className={tone} lang={tab === 'log' ? 'en' : undefined}>
              {tone && <Icon name={tone === 'good' ? 'check' : 'close'} />}
              <span>{value}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The one thing that can be done in this part. */
function Act({
  view,
  tab,
  look,
}: Readonly<{ view: ServiceView; tab: ServiceTab; look: (tab: ServiceTab) => void }>) {
  const { text, send, openPage } = useKiosk();
  const { service } = text;
  if (tab === 'cashbox') {
    const { isInserted, isMoving } = view.cashbox;
    return (
      <Slab
        kind="act"
        disabled={isMoving}
        onClick={() => (isInserted ? openPage('seal') : send({ do: 'cashbox-inserted' }))}
      >
        {isInserted ? service.removed : service.inserted}
      </Slab>
    );
  }
  return (
    <Slab
      kind="plain"
      disabled={view.selfTest.state === 'running'}
      onClick={() => {
        send({ do: 'service-self-test' });
        look('test');
      }}
    >
      {view.selfTest.state === 'running' ? service.testing : service.test}
    </Slab>
  );
}
