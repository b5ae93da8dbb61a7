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
import { GuessGround } from './guess-ground.tsx';

export type CoinsView = Extract<KioskView, { screen: 'coins' }>;

export function Coins({ view }: Readonly<{ view: CoinsView }>) {
  const { text, link, page } = useKiosk();
  const phase = link === 'up' ? view.phase : 'checking';
  const mayGuess = view.hasGuessGame && phase === 'pouring' && view.coinCount === 0;
  const isPrompt = phase === 'more' || phase === 'jam' || phase === 'cap' || phase === 'checking';
  return (
    <Frame
      name="pour"
      title={text.deposit.insertCoins}
      sky={<CoinsSky view={view} isChecking={phase === 'checking'} />}
      ground={
        mayGuess && page === 'guess' ? (
          <GuessGround />
        ) : (
          <>
            {isPrompt ? (
              <CoinsPrompt view={view} phase={phase} />
            ) : (
              <Pouring view={view} mayGuess={mayGuess} />
            )}
            <Rail
              canCancel={view.canCancel && !isPrompt}
              isHelpCalled={view.isHelpCalled}
              hasHelp={phase !== 'jam'}
            />
          </>
        )
      }
    />
  );
}

function Pouring({ view, mayGuess }: Readonly<{ view: CoinsView; mayGuess: boolean }>) {
  const { text, preferences, send, openPage } = useKiosk();
  const { guess } = preferences;
  return (
    <>
      <CoinList view={view} />
      {mayGuess && (
        <Slab kind="quiet" extra="guess" onClick={() => openPage('guess')}>
          {guess === undefined ? text.guess.ask : text.guess.mine(guess)}
        </Slab>
      )}
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
