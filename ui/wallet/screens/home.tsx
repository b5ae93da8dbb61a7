// Home: what can be spent, what is falling in right now, and what will come on which day.
import { formatPoints } from '../../kit/format.ts';
import { useSlowText } from '../../kit/live-region.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useRateCard } from '../data/use-rate-card.ts';
import { useRidge } from '../data/use-ridge.ts';
import type { FeedState } from '../data/wallet-feed.ts';
import { Account } from '../parts/account.tsx';
import { Balance } from '../parts/balance.tsx';
import { Bell } from '../parts/bell.tsx';
import { TopBar } from '../parts/frame.tsx';
import { HomeGround, HomeMenu } from '../parts/home-ground.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { LiveCard } from '../parts/live-card.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Pending } from '../parts/pending.tsx';
import { momentText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type HomeProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  state: Extract<FeedState, { phase: 'signed-in' }>;
  signedOut(): void;
}>;

export function HomeScreen({ client, clock, state, signedOut }: HomeProps) {
  const { text, lang } = useWords();
  const { wallet, line, knownAtMs } = state;
  const { points, pending } = wallet;
  const peaks = useRidge(client, clock, points);
  const isSample = useRateCard(client, clock)?.sample === true;
  const nowMs = clock.nowMs();
  return (
    <main tabIndex={-1} className="wallet home">
      <section className="sky">
        <TopBar isHeading>
          <Bell client={client} clock={clock} />
        </TopBar>
        <Balance points={points} />
        <Landscape peaks={peaks} />
      </section>
      <section className="paper">
        {line === 'lost' && (
          <Notice tone="warn" icon="offline">
            {text.line.stale(momentText(knownAtMs, nowMs, lang))}
          </Notice>
        )}
        {pending.deposits
          .filter((deposit) => deposit.state === 'open')
          .map((deposit) => (
            <LiveCard key={deposit.id} deposit={deposit} isLive={line === 'live'} />
          ))}
        <Pending pending={pending} nowMs={nowMs} />
        <HomeMenu />
        <Account phone={wallet.phone} client={client} signedOut={signedOut} />
        {isSample && <p className="fine">{text.home.sample}</p>}
      </section>
      <HomeGround wallet={wallet} isOnline={line !== 'lost'} />
      <Announcer
        words={text.home.announce(formatPoints(points.available), formatPoints(pending.points))}
      />
    </main>
  );
}

/** Says both sums aloud when they change, at most every two seconds; the eye reads them where they stand. */
function Announcer({ words }: Readonly<{ words: string }>) {
  return (
    <p className="unseen" role="status">
      {useSlowText(words)}
    </p>
  );
}
