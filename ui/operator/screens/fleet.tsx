// The fleet: three figures and the day as a ridge, then every kiosk, worst first, as a list or on the map.
import { formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Offered, useDesk } from '../desk.tsx';
import { daysOf, useCoinDays } from '../data/use-coin-days.ts';
import { hoursOf, useFleet, type CoinHours } from '../data/use-fleet.ts';
import { DataTable } from '../parts/data-table.tsx';
import { FleetMap } from '../parts/fleet-map.tsx';
import { FleetSky } from '../parts/fleet-sky.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { hashOf } from '../route.ts';
import { fleetRows, LOOKS, STANDINGS, type FleetRow } from '../view/fleet.ts';
import { useWords } from '../words.tsx';
import { useFleetColumns } from './fleet-columns.tsx';

type View = 'list' | 'map';

export function FleetScreen({ view }: Readonly<{ view: View }>) {
  const { text } = useWords();
  const { clock } = useDesk();
  const loaded = useFleet();
  const fleet = loaded.value;
  const rows = fleet ? fleetRows(fleet.kiosks, fleet.cash, clock.nowMs()) : [];
  return (
    <div className={loaded.refusal && fleet ? 'fleet stale' : 'fleet'}>
      <FleetSky rows={fleet && rows} hours={fleet?.hours} />
      <div className="paper">
        <LoadedNotice loaded={loaded} />
        <div className="title">
          <h1>
            {text.shell.pages.kiosks} <small>{rows.length}</small>
          </h1>
          <Summary rows={rows} />
          <div className="title-acts">
            <ViewSwitch view={view} />
            <Offered least="admin">
              <a className="chip-button" href={hashOf({ page: 'enrol' })}>
                <Icon name="pickup" />
                {text.devices.fleet.enrol}
              </a>
            </Offered>
          </div>
        </div>
        {fleet && <FleetView view={view} rows={rows} hours={fleet.hours} />}
      </div>
    </div>
  );
}

/** How many stand how: only what there is, worst first. */
function Summary({ rows }: Readonly<{ rows: readonly FleetRow[] }>) {
  const { text } = useWords();
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: rows.filter((row) => row.standing === standing).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className="summary">
      {counts.map(({ standing, count }) => (
        <li key={standing} className={LOOKS[standing].tone}>
          <Icon name={LOOKS[standing].icon} />
          <b>{formatNumber(count)}</b> {text.devices.standing[standing]}
        </li>
      ))}
    </ul>
  );
}

function ViewSwitch({ view }: Readonly<{ view: View }>) {
  const { text } = useWords();
  return (
    <nav className="switch" aria-label={text.shell.pages.kiosks}>
      {(['list', 'map'] as const).map((name) => (
        <a
          key={name}
          className="chip-button"
          href={hashOf({ page: name === 'map' ? 'map' : 'kiosks' })}
          aria-current={view === name ? 'page' : undefined}
        >
          <Icon name={name === 'list' ? 'list' : 'pin'} />
          {text.devices.fleet[name]}
        </a>
      ))}
    </nav>
  );
}

type ViewProps = Readonly<{
  view: View;
  rows: readonly FleetRow[];
  hours: CoinHours | undefined;
}>;

/** The same kiosks either way: as a list that can be read, or where they stand. */
function FleetView({ view, rows, hours }: ViewProps) {
  const { text } = useWords();
  const days = useCoinDays();
  const columns = useFleetColumns(
    (id) => hoursOf(hours, id),
    (id) => daysOf(days, id),
  );
  if (view === 'map') return <FleetMap rows={rows} />;
  return (
    <DataTable
      name={text.shell.pages.kiosks}
      columns={columns}
      rows={rows}
      keyOf={({ kiosk }) => kiosk.id}
      toneOf={({ standing }) => LOOKS[standing].tone}
      empty={text.devices.fleet.empty}
      narrowing={{
        label: text.devices.fleet.state,
        options: STANDINGS.map((name) => [name, text.devices.standing[name]] as const),
        valueOf: ({ standing }) => standing,
      }}
    />
  );
}
