// Thank you: the sum, when it can be spent, the sun behind the finished heap, and the receipt to take away.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatDay, formatTime } from '../../kit/date.ts';
import { formatCode } from '../../kit/format.ts';
import { Heap } from '../../kit/heap.tsx';
import { Icon } from '../../kit/icon.tsx';
import { LiveRegion } from '../../kit/live-region.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { Rail } from '../rail.tsx';
import { GuessLine } from './guess-ground.tsx';
import { PickupLine } from './pickup.tsx';

type View = Extract<KioskView, { screen: 'thanks' }>;

export function Thanks({ view }: Readonly<{ view: View }>) {
  const { text, send } = useKiosk();
  return (
    <Frame
      name={view.pickupCode === undefined ? 'thanks' : 'thanks with-pickup'}
      title={text.thanks.title}
      onTouch={() => send({ do: 'more-time' })}
      sky={<ThanksSky view={view} />}
      ground={
        <>
          <Stele view={view} />
          <Slab kind="plain" onClick={() => send({ do: 'home' })}>
            {text.thanks.home}
            <span className="tick" aria-hidden="true">
              {view.secondsLeft}
            </span>
          </Slab>
          <Rail isHelpCalled={view.isHelpCalled} />
        </>
      }
    />
  );
}

function ThanksSky({ view }: Readonly<{ view: View }>) {
  const { text, lang, isTight } = useKiosk();
  const { thanks } = text;
  // A day and its weekday stay on one line.
  const day = formatDay(view.availableFrom, lang).replaceAll(' ', '\u00a0');
  return (
    <>
      {!isTight && <i className="sun" />}
      <Header
        step={2}
        state={view.isOnline ? undefined : ['offline', text.state.offline, 'warn']}
      />
      <h1>{thanks.title}</h1>
      <LiveRegion name={text.deposit.total} text={text.deposit.spokenTotal(view.points)}>
        <p className="thanks-sum">
          {view.isEstimate && `${text.deposit.estimate} `}
          <PointsText points={view.points} />
        </p>
      </LiveRegion>
      {view.pickupCode === undefined ? (
        <p className="when">{thanks.ready(day, formatTime(view.availableFrom))}</p>
      ) : (
        <div className="when">
          <p>{thanks.pickup}</p>
          <strong className="code">{formatCode(view.pickupCode)}</strong>
        </div>
      )}
      <GuessLine points={view.points} />
      <PickupLine pickup={view.pickup} />
      {!isTight && <Heap rows={view.rows} sequence={view.heap} />}
    </>
  );
}

/** A standing stone: QR, receipt code, and whether everything has been sent. */
function Stele({ view }: Readonly<{ view: View }>) {
  const { text } = useKiosk();
  const { thanks } = text;
  return (
    <div className="stele">
      <QrCode text={view.receiptText} label={thanks.qr} />
      <div>
        <p className="scan">
          {thanks.scan.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </p>
        <dl>
          <dt>{thanks.receipt}</dt>
          <dd>{formatCode(view.receiptCode)}</dd>
        </dl>
        <p className="sent" role="status">
          <Icon name={view.isSent ? 'check' : 'clock'} />
          <span>{view.isSent ? thanks.sent : thanks.later}</span>
        </p>
      </div>
    </div>
  );
}
