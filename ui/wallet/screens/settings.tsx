// Settings: what the holder agreed to, where they are signed in, what they may take along, and the way out.
import { useReducer } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useDeskText } from '../desk-words.ts';
import { Consents } from '../parts/consents.tsx';
import { Devices } from '../parts/devices.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { MenuRow } from '../parts/home-ground.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { Records } from '../parts/records.tsx';

type SettingsProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  /** This very sign-in has ended, as the holder wished. */
  signedOut(): void;
}>;

export function SettingsScreen({ client, clock, signedOut }: SettingsProps) {
  const { settings } = useDeskText();
  const [decided, decide] = useReducer((count: number) => count + 1, 0);
  const [ended, end] = useReducer((count: number) => count + 1, 0);
  const consents = useFetched(clock, decided, () => client.consents(), 'consents');
  const devices = useFetched(clock, ended, () => client.devices(), 'devices');
  return (
    <SubPage title={settings.title} picture={<Landscape peaks={[]} />}>
      <FetchedNotice clock={clock} all={[consents, devices]} />
      <Consents client={client} consents={consents.value?.consents} changed={decide} />
      <Devices
        client={client}
        devices={devices.value?.devices}
        changed={end}
        signedOut={signedOut}
      />
      <Records clock={clock} />
      <section>
        <ul className="rows">
          <MenuRow icon="leave" word={settings.close} route={{ page: 'close' }} />
        </ul>
        <p className="fine">{settings.closeHint}</p>
      </section>
    </SubPage>
  );
}
