// One kiosk's life: what is known of it now, its coins, its bags and tasks, and what may be asked of it.
import { formatMoney, formatNumber } from '../../kit/format.ts';
import { daysOf, useCoinDays } from '../data/use-coin-days.ts';
import { useFleet } from '../data/use-fleet.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered, useDesk } from '../desk.tsx';
import { CashTable } from '../parts/cash-table.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { useForecastWords } from '../parts/forecast.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { Meter, StandingChip } from '../parts/standing.tsx';
import { useAgo, When } from '../parts/when.tsx';
import { coinsMaxOf, fleetRow, type FleetKiosk, type FleetRow } from '../view/fleet.ts';
import { fillForecast, type Forecast } from '../view/forecast.ts';
import { percentText } from '../view/percent.ts';
import { useWords } from '../words.tsx';
import { BagTable } from './bag-table.tsx';
import { KioskActs } from './kiosk-acts.tsx';
import { KioskLife } from './kiosk-life.tsx';
import { KioskPlace } from './kiosk-place.tsx';
import { KioskPlots } from './kiosk-plots.tsx';
import { LostEpoch } from './lost-epoch.tsx';
import { TaskTable } from './task-table.tsx';

/** What the ledger tells of one kiosk beside its row in the fleet. */
export type Life = FleetKiosk &
  Readonly<{
    lastSeq: number;
    heldBytes: number;
    isUnderReview: boolean;
    certificate?: Readonly<{ kid: string; issuedAt: string }>;
    newestCommand?: Readonly<{ command: 'enable' | 'disable' | 'restart'; issuedAt: string }>;
  }>;

export function KioskScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { clock } = useDesk();
  const loaded = useLoaded<Life>(
    `kiosk ${id}`,
    (client) => client.read(`/operator/kiosks/${encodeURIComponent(id)}`),
    REFRESH_MS,
  );
  const fleet = useFleet();
  const days = useCoinDays();
  const life = loaded.value;
  const cash = fleet.value?.cash.find(({ kioskId }) => kioskId === id);
  const row = life && fleetRow(life, cash, clock.nowMs());
  return (
    <div className="paper">
      <Title title={life?.name ?? text.shell.pages.kiosks} back={{ page: 'kiosks' }}>
        {row && <StandingChip standing={row.standing} />}
      </Title>
      <LoadedNotice loaded={loaded} />
      {life && row && (
        <>
          <LifeFacts
            life={life}
            row={row}
            forecast={fillForecast(row.coinCount, daysOf(days, id), coinsMaxOf(row.kiosk))}
          />
          <KioskPlots id={id} hours={fleet.value?.hours} days={days} />
          <Part title={text.devices.kiosk.cashbox}>
            {cash && <CashTable name={text.devices.kiosk.cashbox} coins={cash.coins} />}
          </Part>
          <Offered least="admin">
            <KioskPlace key={life.name} life={life} changed={loaded.reload} />
            <KioskActs life={life} changed={loaded.reload} />
          </Offered>
          <Offered least="finance">
            <LostEpoch life={life} />
          </Offered>
          <Part title={text.devices.kiosk.bags}>
            <BagTable kioskId={id} />
          </Part>
          <Part title={text.devices.kiosk.tasks}>
            <TaskTable kioskId={id} />
          </Part>
          <Part title={text.lives.title}>
            <KioskLife id={id} />
          </Part>
        </>
      )}
    </div>
  );
}

type FactsProps = Readonly<{ life: Life; row: FleetRow; forecast: Forecast }>;

function LifeFacts({ life, row, forecast }: FactsProps) {
  const { text } = useWords();
  const forecastWords = useForecastWords();
  const ago = useAgo();
  const { kiosk, fleet, acceptorState, command } = text.devices;
  const states: Readonly<Record<string, string>> = acceptorState;
  const { health, newestCommand, certificate } = life;
  const unknown = text.shell.unknown;
  return (
    <Part title={kiosk.facts}>
      <Facts
        facts={[
          [kiosk.lastSeen, life.lastSeenAt === undefined ? unknown : ago(life.lastSeenAt)],
          [fleet.accuracy, row.accuracy === undefined ? unknown : percentText(row.accuracy)],
          [
            fleet.fill,
            row.fillPercent === undefined ? (
              unknown
            ) : (
              <span key="fill" className="fill">
                <Meter percent={row.fillPercent} /> {fleet.fillWords(`${row.fillPercent}%`)}
              </span>
            ),
          ],
          [text.devices.forecast.head, forecastWords(forecast)],
          [kiosk.amount, row.worthWon === undefined ? unknown : formatMoney('KRW', row.worthWon)],
          [kiosk.unsent, health ? formatNumber(health.unsentRecords) : unknown],
          [
            kiosk.acceptor,
            health?.acceptors.map(({ state }) => states[state] ?? state).join(', ') || unknown,
          ],
          [
            kiosk.held,
            kiosk.heldWords(
              formatNumber(life.heldBatches),
              formatNumber(Math.ceil(life.heldBytes / 1_000)),
            ),
          ],
          [kiosk.lastBatch, formatNumber(life.lastBatchSeq)],
          [kiosk.lastRecord, formatNumber(life.lastSeq)],
          [kiosk.epoch, formatNumber(life.kioskEpoch)],
          [
            kiosk.certificate,
            certificate ? <When key="certificate" at={certificate.issuedAt} /> : text.shell.none,
          ],
          [
            kiosk.command,
            newestCommand ? (
              <span key="command">
                {command[newestCommand.command]} · <When at={newestCommand.issuedAt} />
              </span>
            ) : (
              text.shell.none
            ),
          ],
          [kiosk.software, health?.softwareVersion ?? unknown],
          [kiosk.id, life.id],
        ]}
      />
    </Part>
  );
}

const REFRESH_MS = 20_000;
