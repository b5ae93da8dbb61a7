// The poster: every coin is a speck, specks become a mountain. One action, and the price before the first coin.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { Rail } from '../rail.tsx';
import { PickupSky } from './pickup.tsx';
import { Poster } from './poster.tsx';
import { PriceBoard } from './price-board.tsx';

type View = Extract<KioskView, { screen: 'attract' }>;

export function Attract({ view }: Readonly<{ view: View }>) {
  const { text, send } = useKiosk();
  const state = view.isOnline
    ? (['check', text.state.open, 'good'] as const)
    : (['offline', text.state.offline, 'warn'] as const);
  return (
    <Frame
      name="attract"
      title={text.attract.poster.join(' ')}
      sky={
        view.pickup ? (
          <PickupSky pickup={view.pickup} />
        ) : (
          <>
            <i className="sun" />
            <Header state={state} />
            <Poster words={text.attract.poster} />
          </>
        )
      }
      ground={
        <>
          <Slab kind="act" onClick={() => send({ do: 'start' })}>
            {text.attract.start}
            <Icon name="arrow" />
          </Slab>
          <PriceBoard view={view} />
          <Rail isHelpCalled={view.isHelpCalled} />
        </>
      }
    />
  );
}
