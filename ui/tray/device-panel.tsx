// What can go wrong with a coin acceptor, one slab each.
import { Slab } from '../kit/slab.tsx';
import type { TrayText } from '../text/tray/ko.ts';
import type { DeviceState } from './emulator-client.ts';

export type Doing = keyof TrayText['doings'];

/** The emulator's command for each: event 5 is a coin that entered and did not leave; fault 3 the credit sensor. */
export const DOING_COMMANDS: Readonly<Record<Doing, string>> = {
  jam: 'event 5',
  fault: 'fault 3',
  mend: 'fault 0',
  lever: 'lever',
  unplug: 'unplug',
  replug: 'replug',
  reset: 'reset',
  count: 'count',
};

type DevicePanelProps = Readonly<{ text: TrayText; state: DeviceState; act(doing: Doing): void }>;

export function DevicePanel({ text, state, act }: DevicePanelProps) {
  const doings: readonly Doing[] = [
    'jam',
    state === 'faulty' ? 'mend' : 'fault',
    'lever',
    state === 'unplugged' ? 'replug' : 'unplug',
    'reset',
    'count',
  ];
  return (
    <section className="tray-device ground" aria-label={text.device}>
      {doings.map((doing) => (
        <Slab key={doing} onClick={() => act(doing)}>
          {text.doings[doing]}
        </Slab>
      ))}
    </section>
  );
}
