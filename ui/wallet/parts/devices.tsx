// Where the holder is signed in; any of these can be signed out from here.
import { useReducer } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useWish } from '../data/use-wish.ts';
import { useDeskText } from '../desk-words.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type DevicesProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  /** This very sign-in has ended. */
  signedOut(): void;
}>;

export function Devices({ client, clock, signedOut }: DevicesProps) {
  const { text, lang } = useWords();
  const { settings } = useDeskText();
  const [done, again] = useReducer((count: number) => count + 1, 0);
  const { value, refusal } = useFetched(clock, done, () => client.devices());
  const ending = useWish(client.signOutDevice, ({ devices }) => {
    if (devices.some(({ isThis }) => isThis)) again();
    else signedOut();
  });
  return (
    <section className="step">
      <h2>{settings.devices}</h2>
      <RefusalNotice refusal={refusal ?? ending.refusal} />
      {!value && !refusal && <p className="fine">{text.loading}</p>}
      <ul className="rows">
        {value?.devices.map((device) => (
          <li key={device.id}>
            <div className="row">
              <Icon name={device.isThis ? 'check' : 'leave'} />
              <span className="row-words">
                <b>{device.isThis ? settings.thisDevice : settings.otherDevice}</b>
                <small>{settings.seen(dayAndHourText(Date.parse(device.lastSeenAt), lang))}</small>
              </span>
              <Slab extra="row-act" disabled={ending.isBusy} onClick={() => ending.run(device.id)}>
                {settings.signOutDevice}
              </Slab>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
