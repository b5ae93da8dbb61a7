// Where the kiosks stand: our own outline of the land, a coin for each, and the same kiosks as a list beside it.
import { MAP, OUTLINES } from '../../kit/outline-map.ts';
import { hashOf } from '../route.ts';
import { LOOKS, type FleetRow } from '../view/fleet.ts';
import { spotsOf } from '../view/spots.ts';
import { useWords } from '../words.tsx';
import { StandingChip } from './standing.tsx';

/** The picture is for the eye; whatever it shows stands in the list, which the keyboard reaches. */
export function FleetMap({ rows }: Readonly<{ rows: readonly FleetRow[] }>) {
  const { text } = useWords();
  const spots = spotsOf(rows);
  const lost = rows.length - spots.flatMap(({ numbers }) => numbers).length;
  return (
    <div className="fleet-map">
      <figure>
        <svg viewBox={`0 0 ${MAP.width} ${MAP.height}`} aria-hidden="true">
          {OUTLINES.map((path) => (
            <path key={path} className="land" d={path} />
          ))}
          {spots.toReversed().map(({ x, y, standing, numbers }) => (
            <g key={numbers[0]} className={`spot ${LOOKS[standing].tone}`}>
              <circle cx={x} cy={y} r="7" />
              <text x={x + 11} y={y + 4}>
                {numbers.join(', ')}
              </text>
            </g>
          ))}
        </svg>
        <figcaption>
          {text.devices.fleet.mapHint} {lost > 0 && text.devices.fleet.placeUnknown(lost)}
        </figcaption>
      </figure>
      <ol>
        {rows.map(({ kiosk, standing }) => (
          <li key={kiosk.id}>
            <a href={hashOf({ page: 'kiosk', id: kiosk.id })}>
              <b>{kiosk.name}</b>
              <StandingChip standing={standing} />
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
