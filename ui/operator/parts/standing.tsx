// How a kiosk stands, as a chip with icon and word; a share as a bar with its figure.
import { Icon } from '../../kit/icon.tsx';
import { LOOKS, type Standing } from '../view/fleet.ts';
import { useWords } from '../words.tsx';

export function StandingChip({ standing }: Readonly<{ standing: Standing }>) {
  const { text } = useWords();
  const { tone, icon } = LOOKS[standing];
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      {text.devices.standing[standing]}
    </span>
  );
}

/** The bar says nothing aloud; the figure beside it does. */
export function Meter({ percent, hotFrom = 80 }: Readonly<{ percent: number; hotFrom?: number }>) {
  return (
    <svg
      className={percent >= hotFrom ? 'meter hot' : 'meter'}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="10" />
      <rect className="level" width={Math.min(100, percent)} height="10" />
    </svg>
  );
}
