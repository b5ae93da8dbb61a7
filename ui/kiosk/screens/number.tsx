// The number: typed large, seen while typed, and confirmed once.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Icon } from '../../kit/icon.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { countryName } from '../../text/countries/index.ts';
import { useKiosk } from '../context.ts';
import { digitGroups } from '../digit-groups.ts';
import { Frame, Header } from '../frame.tsx';
import { Rail, TimeoutRail } from '../rail.tsx';
import { CountryGround } from './country-ground.tsx';
import { Keypad } from './keypad.tsx';
import { PickupLine } from './pickup.tsx';

export type NumberView = Extract<KioskView, { screen: 'number' }>;

export function NumberScreen({ view }: Readonly<{ view: NumberView }>) {
  const { text, lang, page, send, openPage } = useKiosk();
  return (
    <Frame
      name="number"
      title={text.number.title.join(' ')}
      sky={<NumberSky view={view} />}
      ground={
        page === 'country' ? (
          <CountryGround view={view} />
        ) : (
          <>
            <div className="choices">
              <Slab
                kind="quiet"
                label={text.number.country}
                aria-describedby="country"
                onClick={() => openPage('country')}
              >
                <span>{text.number.country}</span>
                <b id="country" title={countryName(view.country, lang)}>
                  {view.callingCode}
                </b>
              </Slab>
              <Slab kind="quiet" onClick={() => send({ do: 'without-number' })}>
                {text.number.without}
              </Slab>
            </div>
            <Keypad
              press={(digit) => send({ do: 'digit', digit })}
              erase={() => send({ do: 'delete' })}
              confirm={{
                word: text.number.confirm,
                name: text.number.confirmName,
                canPress: view.canConfirm,
                press: () => send({ do: 'confirm-number' }),
              }}
            />
            {view.secondsLeft === undefined ? (
              <Rail canCancel isHelpCalled={view.isHelpCalled} />
            ) : (
              <TimeoutRail secondsLeft={view.secondsLeft} isHelpCalled={view.isHelpCalled} />
            )}
          </>
        )
      }
    />
  );
}

function NumberSky({ view }: Readonly<{ view: NumberView }>) {
  const { text } = useKiosk();
  const error =
    view.error === 'not-a-mobile-number' ? text.number.notMobile : text.number.noLedgerKey;
  return (
    <>
      <Header step={0} state={view.isSample ? [undefined, text.state.sample, 'warn'] : undefined} />
      <h1>
        {text.number.title.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </h1>
      {view.pickup ? (
        <PickupLine pickup={view.pickup} />
      ) : (
        <p className="hint">{text.number.hint}</p>
      )}
      <Digits digits={view.digits} country={view.country} />
      {view.error && (
        <p className="error" role="alert">
          <Icon name="close" />
          {error}
        </p>
      )}
      <Hills />
    </>
  );
}

/** Each digit is read aloud as it is typed. */
function Digits({ digits, country }: Readonly<{ digits: string; country: string }>) {
  const { text } = useKiosk();
  const groups = digitGroups(digits, country);
  const places = groups.flat().length;
  return (
    <div
      className={places > 11 ? 'digits long' : 'digits'}
      role="group"
      aria-label={`${text.number.typed} ${digits}`}
    >
      <span className="unseen" aria-live="polite" aria-atomic="false">
        {[...digits].map((digit, i) => (
          <span key={i}>{digit} </span>
        ))}
      </span>
      {groups.map((group, i) => (
        <span key={i} aria-hidden="true">
          {group.map((digit, k) => (digit ? <b key={k}>{digit}</b> : <i key={k} />))}
        </span>
      ))}
    </div>
  );
}
