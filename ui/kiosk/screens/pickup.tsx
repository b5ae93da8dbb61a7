// Coins that came without a session belong to whoever holds this code.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { formatCode } from '../../kit/format.ts';
import { Hills } from '../../kit/mountains.tsx';
import { useKiosk } from '../context.ts';
import { Header } from '../frame.tsx';

type Pickup = NonNullable<KioskView['pickup']>;

/** The whole sky, on screens where nobody is busy. */
export function PickupSky({ pickup }: Readonly<{ pickup: Pickup }>) {
  const { text } = useKiosk();
  return (
    <div className="pickup-sky">
      <Header />
      <h1>
        {text.pickup.title.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </h1>
      <p>{text.pickup.body}</p>
      <strong>{formatCode(pickup.code)}</strong>
      <p>{text.pickup.secondsLeft(pickup.secondsLeft)}</p>
      <Hills isDeep />
    </div>
  );
}

/** One line above the ground, on screens where somebody is in the middle of something. */
export function PickupLine({ pickup }: Readonly<{ pickup: Pickup | undefined }>) {
  const { text } = useKiosk();
  if (!pickup) return null;
  return (
    <p className="say warn pickup-line" role="status">
      <span>
        {text.deposit.pickupLine} <b>{formatCode(pickup.code)}</b>
      </span>
    </p>
  );
}
