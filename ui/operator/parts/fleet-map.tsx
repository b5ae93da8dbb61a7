// Where the kiosks stand: our own outline of the land, a coin for each, and the same kiosks as a list beside it.
import { hashOf } from '../route.ts';
import { LOOKS, type FleetRow } from '../view/fleet.ts';
import { LAND_HEIGHT, LAND_WIDTH, landPaths, onLand } from '../view/land.ts';
import { useWords } from '../words.tsx';
import { StandingChip } from './standing.tsx';

/** The picture is for the eye; whatever it shows stands in the list, which the keyboard reaches. */
export function FleetMap({ rows }: Readonly<{ rows: readonly FleetRow[] }>) {
  const { text } = useWords();
  const placed = rows.flatMap((row) =>
    row.kiosk.position ? [{ row, ...onLand(row.kiosk.position) }] : [],
  );
  const lost = rows.length - placed.length;
  return (
    <div className="fleet-map">
      <figure>
        <svg viewBox={`0 0 ${LAND_WIDTH} ${LAND_HEIGHT}`} aria-hidden="true">
          {landPaths().map((path) => (
            <path key={path} className="land" d={path} />
          ))}
          {placed.toReversed().map(({ row, x, y }) => (
            <g key={row.kiosk.id} className={`spot ${LOOKS[row.standing].tone}`}>
              <circle cx={x} cy={y} r="9" />
              <text x={x + 14} y={y + 5}>
                {rows.indexOf(row) + 1}
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
