// Closed: the poster without its sun, and the reason in words. What is safe is said before anything else is asked.
import type { KioskView, OutOfServiceReason } from '#kiosk/bridge/contract.ts';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { Rail } from '../rail.tsx';
import { PickupSky } from './pickup.tsx';
import { Poster } from './poster.tsx';

/** The last three are the page's own reasons: it has no controller to speak for. */
export type ClosedReason = OutOfServiceReason | 'checking' | 'taken-over' | 'cannot-start';

export function OutOfService({
  reason,
  view,
}: Readonly<{ reason: ClosedReason; view?: KioskView | undefined }>) {
  const { text } = useKiosk();
  const { outOfService, state } = text;
  const isWaiting = reason === 'starting' || reason === 'checking';
  return (
    <Frame
      name="attract closed"
      title={outOfService.title[reason]}
      sky={
        view?.pickup ? (
          <PickupSky pickup={view.pickup} />
        ) : (
          <>
            <i className="sun" />
            <Header
              state={isWaiting ? ['clock', state.checking, 'warn'] : ['close', state.closed, 'bad']}
            />
            <Poster words={text.attract.poster} hasCoins={false} />
          </>
        )
      }
      ground={
        <>
          <div className="notice" role="status">
            <h2>{outOfService.title[reason]}</h2>
            <p>
              {outOfService.body[reason].map((line) => (
                <span key={line}>{line} </span>
              ))}
            </p>
          </div>
          <Rail isHelpCalled={view?.isHelpCalled ?? false} />
        </>
      }
    />
  );
}
