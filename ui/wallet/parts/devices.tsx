// Where the holder is signed in; any of these can be signed out from here.
import type { DeviceView } from '#ledger/contract/holder.ts';
import type { z } from 'zod';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useDeskText } from '../desk-words.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type DevicesProps = Readonly<{
  client: LedgerClient;
  /** As the ledger last said; undefined before it is here. */
  devices: readonly z.infer<typeof DeviceView>[] | undefined;
  changed(): void;
  /** This very sign-in has ended. */
  signedOut(): void;
}>;

export function Devices({ client, devices, changed, signedOut }: DevicesProps) {
  const { lang } = useWords();
  const { settings } = useDeskText();
  const ending = useWish(client.signOutDevice, ({ devices: left }) => {
    if (left.some(({ isThis }) => isThis)) changed();
    else signedOut();
  });
  return (
    <section className="step">
      <h2>{settings.devices}</h2>
      <RefusalNotice refusal={ending.refusal} />
      <ul className="rows">
        {devices?.map((device) => (
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
