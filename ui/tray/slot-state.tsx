// How the slot stands, in words with an icon.
import { Icon, type IconName } from '../kit/icon.tsx';
import type { TrayText } from '../text/tray/ko.ts';
import type { DeviceState } from './emulator-client.ts';

const LOOKS: Readonly<
  Record<DeviceState, readonly [tone: 'good' | 'warn' | 'bad', icon: IconName]>
> = {
  open: ['good', 'check'],
  closed: ['warn', 'close'],
  unplugged: ['bad', 'offline'],
  faulty: ['bad', 'jam'],
  unknown: ['warn', 'clock'],
};

export function SlotState({ text, state }: Readonly<{ text: TrayText; state: DeviceState }>) {
  const [tone, icon] = LOOKS[state];
  return (
    <p className={`slot-state ${tone}`} role="status">
      <Icon name={icon} />
      {text.slot[state]}
    </p>
  );
}
