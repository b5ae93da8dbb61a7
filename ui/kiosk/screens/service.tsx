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
import { SERVICE_TABS, serviceRows, type ServiceTab, type ServiceView } from './service-rows.ts';

/** Rows of a part on one page; a line of the log is longer. */
const ROWS_MAX = { roomy: 8, tight: 3 } as const;
const LOG_ROWS_MAX = { roomy: 5, tight: 1 } as const;

export function ServiceScreen({
  view,
  firstTab = 'slot',
}: Readonly<{ view: ServiceView; firstTab?: ServiceTab | undefined }>) {
  const { text, page, send } = useKiosk();
  const [tab, setTab] = useState<ServiceTab>(firstTab);
  const look = (next: ServiceTab) => {
    send({ do: 'more-time' });
    setTab(next);
  };
  return (
    <Frame
      name="service"
      sky={
        <>
          <Header state={['key', `${text.service.title} ${view.operatorCode}`, 'warn']} />
          <h1 className="unseen">{text.service.title}</h1>
          <Part key={tab} tab={tab} view={view} />
          <PickupLine pickup={view.pickup} />
          <Hills />
        </>
      }
      ground={
        page === 'seal' ? (
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
            <Acts view={view} tab={tab} look={look} />
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

/** The rows of one part, page by page. */
function Part({ tab, view }: Readonly<{ tab: ServiceTab; view: ServiceView }>) {
  const { text, lang, isTight, send } = useKiosk();
  const [wantedPage, setWantedPage] = useState(0);
  const room = (tab === 'log' ? LOG_ROWS_MAX : ROWS_MAX)[isTight ? 'tight' : 'roomy'];
  const rowsMax = view.isNotStored ? Math.max(1, room - 2) : room;
  const all = serviceRows(tab, view, { text, lang });
  const { rows, page, pages } = rowsOfPage(all, wantedPage, rowsMax);
  return (
    <div className="sights">
      <h2>{tab === 'test' ? text.service.test : text.service.tabs[tab]}</h2>
      {view.isNotStored && (
        <p className="error" role="alert">
          <Icon name="close" />
          {text.service.notStored}
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
      {pages > 1 && (
        <Slab
          kind="plain"
          onClick={() => {
            send({ do: 'more-time' });
            setWantedPage(page + 1);
          }}
        >
          {text.deposit.more(page + 1, pages)}
        </Slab>
      )}
    </div>
  );
}

/** What can be done in this part. */
function Acts({
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
