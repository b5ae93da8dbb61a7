// Settings: what the holder agreed to, where they are signed in, what they may take along, and the way out.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useDeskText } from '../desk-words.ts';
import { Consents } from '../parts/consents.tsx';
import { Devices } from '../parts/devices.tsx';
import { SubPage } from '../parts/frame.tsx';
import { MenuRow } from '../parts/home-ground.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { Records } from '../parts/records.tsx';

type SettingsProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  refresh(): Promise<void>;
}>;

export function SettingsScreen({ client, clock, refresh }: SettingsProps) {
  const { settings } = useDeskText();
  return (
    <SubPage title={settings.title} picture={<Landscape peaks={[]} />}>
      <Consents client={client} clock={clock} />
      <Devices client={client} clock={clock} signedOut={() => void refresh()} />
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
