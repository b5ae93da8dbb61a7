// What a finger may press at home: Pay, or the way to a kiosk while there is nothing to pay with; then the rest.
import type { Wallet } from '#ledger/contract/wallet.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { goTo, type Route } from '../route.ts';
import { useWords } from '../words.tsx';

type HomeGroundProps = Readonly<{ wallet: Wallet; isOnline: boolean }>;

export function HomeGround({ wallet, isOnline }: HomeGroundProps) {
  const { text } = useWords();
  return (
    <nav className="ground">
      {isBare(wallet) ? (
        <Slab kind="act" onClick={() => goTo({ page: 'places' })}>
          <Icon name="pin" />
          {text.home.findKiosk}
        </Slab>
      ) : (
        <Slab kind="act" disabled={!isOnline} onClick={() => goTo({ page: 'pay' })}>
          {text.home.pay}
        </Slab>
      )}
      {!isOnline && <p className="fine">{text.home.payNeedsLine}</p>}
      <div className="three">
        <Side icon="send" word={text.home.send} page="gifts" />
        <Side icon="pickup" word={text.home.withdraw} page="withdraw" />
        <Side icon="list" word={text.home.history} page="history" />
      </div>
    </nav>
  );
}

type SideProps = Readonly<{ icon: IconName; word: string; page: 'gifts' | 'withdraw' | 'history' }>;

function Side({ icon, word, page }: SideProps) {
  return (
    <Slab kind="quiet" onClick={() => goTo({ page })}>
      <Icon name={icon} />
      {word}
    </Slab>
  );
}

/** Nothing to spend, nothing set aside, nothing on its way. */
const isBare = ({ points, pending }: Wallet): boolean =>
  points.available === '0' && points.held === '0' && pending.deposits.length === 0;

/** The pages that are asked for less often, as rows. */
export function HomeMenu() {
  const { text } = useWords();
  return (
    <section>
      <h2>{text.home.more}</h2>
      <ul className="rows">
        <MenuRow icon="coin" word={text.home.pickUp} route={{ page: 'pick-up' }} />
        <MenuRow icon="store" word={text.home.places} route={{ page: 'places' }} />
        <MenuRow icon="help" word={text.home.claims} route={{ page: 'claims' }} />
        <MenuRow icon="sliders" word={text.home.settings} route={{ page: 'settings' }} />
      </ul>
    </section>
  );
}

type MenuRowProps = Readonly<{ icon: IconName; word: string; route: Route }>;

/** A row that leads to a page. */
export function MenuRow({ icon, word, route }: MenuRowProps) {
  return (
    <li>
      <button type="button" className="row" onClick={() => goTo(route)}>
        <Icon name={icon} />
        <b>{word}</b>
        <Icon name="arrow" />
      </button>
    </li>
  );
}
