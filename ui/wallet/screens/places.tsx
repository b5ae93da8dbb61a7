// Where coins are poured and points are spent: a map, and lists of equal rank that say everything in words.
import type { KioskPlaces, ShopPlaces } from '#ledger/contract/places.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { usePlaces } from '../data/use-places.ts';
import { useDeskText } from '../desk-words.ts';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { OutlineMap } from '../parts/outline-map.tsx';

type PlacesProps = Readonly<{ client: LedgerClient; clock: BrowserClock }>;

const KIOSK_ICONS: Record<KioskPlaces['kiosks'][number]['state'], IconName> = {
  open: 'check',
  offline: 'offline',
  'out-of-service': 'close',
};
const SHOP_ICONS: Record<ShopPlaces['shops'][number]['state'], IconName> = {
  open: 'check',
  paused: 'close',
};

export function PlacesScreen({ client, clock }: PlacesProps) {
  const { places } = useDeskText();
  const fetched = usePlaces(client, clock);
  const { value, isOld } = fetched;
  const { kiosks = [], shops = [] } = value ?? {};
  const onMap = [...kiosks, ...shops].flatMap(({ id, state, position }) =>
    position ? [{ id, isOpen: !isOld && state === 'open', position }] : [],
  );
  return (
    <SubPage title={places.title} picture={<Landscape peaks={[]} />}>
      <FetchedNotice clock={clock} all={[fetched]} />
      {onMap.length > 0 && <OutlineMap places={onMap} />}
      {value && (
        <>
          <section className="day">
            <h2>{places.kiosks}</h2>
            {kiosks.length === 0 && <p className="fine">{places.noKiosks}</p>}
            <ul className="rows">
              {kiosks.map(({ id, name, state }) => (
                <PlaceRow
                  key={id}
                  icon="coin"
                  name={name}
                  isGood={!isOld && state === 'open'}
                  stateIcon={isOld ? 'offline' : KIOSK_ICONS[state]}
                  words={isOld ? places.stateNeedsLine : places.kioskState[state]}
                />
              ))}
            </ul>
          </section>
          <section className="day">
            <h2>{places.shops}</h2>
            {shops.length === 0 && <p className="fine">{places.noShops}</p>}
            <ul className="rows">
              {shops.map(({ id, name, state, hours }) => (
                <PlaceRow
                  key={id}
                  icon="store"
                  name={name}
                  isGood={!isOld && state === 'open'}
                  stateIcon={isOld ? 'offline' : SHOP_ICONS[state]}
                  words={isOld ? places.stateNeedsLine : places.shopState[state]}
                  more={hours === undefined ? undefined : places.hours(hours)}
                />
              ))}
            </ul>
          </section>
        </>
      )}
    </SubPage>
  );
}

type PlaceRowProps = Readonly<{
  icon: IconName;
  name: string;
  isGood: boolean;
  stateIcon: IconName;
  words: string;
  more?: string | undefined;
}>;

function PlaceRow({ icon, name, isGood, stateIcon, words, more }: PlaceRowProps) {
  return (
    <li>
      <div className="row">
        <Icon name={icon} />
        <span className="row-words wide">
          <b>{name}</b>
          <small className={isGood ? 'place-state good' : 'place-state'}>
            <Icon name={stateIcon} />
            {words}
          </small>
          {more !== undefined && <small>{more}</small>}
        </span>
      </div>
    </li>
  );
}
