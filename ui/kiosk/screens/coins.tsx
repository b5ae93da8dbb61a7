// Pouring coins: the true total at once, the heap, every coin in a list, and one way to finish.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { Frame } from '../frame.tsx';
import { Rail } from '../rail.tsx';
import { CoinList } from './coin-list.tsx';
import { CoinsPrompt } from './coins-prompt.tsx';
import { CoinsSky } from './coins-sky.tsx';

export type CoinsView = Extract<KioskView, { screen: 'coins' }>;

export function Coins({ view }: Readonly<{ view: CoinsView }>) {
  const { text, link } = useKiosk();
  const phase = link === 'up' ? view.phase : 'checking';
  const isPrompt = phase === 'more' || phase === 'jam' || phase === 'cap' || phase === 'checking';
  return (
    <Frame
      name="pour"
      title={text.deposit.insertCoins}
      sky={<CoinsSky view={view} isChecking={phase === 'checking'} />}
      ground={
        <>
          {isPrompt ? <CoinsPrompt view={view} phase={phase} /> : <Pouring view={view} />}
          <Rail
            canCancel={view.canCancel && !isPrompt}
            isHelpCalled={view.isHelpCalled}
            hasHelp={phase !== 'jam'}
          />
        </>
      }
    />
  );
}

function Pouring({ view }: Readonly<{ view: CoinsView }>) {
  const { text, send } = useKiosk();
  return (
    <>
      <CoinList view={view} />
      <Slab
        kind="act"
        disabled={view.coinCount === 0 || view.phase !== 'pouring'}
        onClick={() => send({ do: 'finish' })}
      >
        {text.deposit.finish}
        <Icon name="check" />
      </Slab>
    </>
  );
}
