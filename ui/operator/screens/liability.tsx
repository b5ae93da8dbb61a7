// What we owe today, beside the thresholds of the law and what has to be kept apart.
import type { z } from 'zod';
import type { LiabilityReport } from '#ledger/contract/reports.ts';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import type { IconName } from '../../kit/icon.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { Facts, Part } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { Meter } from '../parts/standing.tsx';
import { useWords } from '../words.tsx';

type Liability = z.infer<typeof LiabilityReport>;
type Threshold = Liability['outstanding'];

export function LiabilityPart() {
  const { text } = useWords();
  const { books } = text.money;
  const loaded = useLoaded<Liability>('liability', (client) =>
    client.read('/operator/reports/liability'),
  );
  const owed = loaded.value;
  const won = (amount: string) => formatMoney('KRW', amount);
  return (
    <Part title={books.liability}>
      <LoadedNotice loaded={loaded} />
      {owed && (
        <>
          <p className="fine">{books.day(owed.day)}</p>
          <div className="thresholds">
            <ThresholdCard name={books.outstanding} threshold={owed.outstanding} />
            <ThresholdCard name={books.issued} threshold={owed.issuedInYear} />
          </div>
          <Facts
            facts={[
              [books.safeguard, won(owed.safeguardWon)],
              [books.bank, won(owed.bankWon)],
              [books.cash, won(owed.cashWon)],
              [books.waiting, won(owed.waitingWon)],
              [books.payable, won(owed.payableWon)],
            ]}
          />
        </>
      )}
    </Part>
  );
}

const LOOKS = {
  below: { tone: 'good', icon: 'check' },
  near: { tone: 'warn', icon: 'drift' },
  reached: { tone: 'bad', icon: 'drift' },
} as const satisfies Record<Threshold['standing'], { tone: string; icon: IconName }>;

function ThresholdCard({ name, threshold }: Readonly<{ name: string; threshold: Threshold }>) {
  const { text } = useWords();
  const { books } = text.money;
  const { amountWon, maxWon, standing } = threshold;
  const { tone, icon } = LOOKS[standing];
  const percent = Number((BigInt(amountWon) * 1_000n) / BigInt(maxWon)) / 10;
  return (
    <div className="threshold">
      <h3>{name}</h3>
      <b className="big">{formatPoints(amountWon)}</b>
      <span className="fill">
        <Meter percent={percent} />
        <b>{percent.toFixed(1)}%</b>
      </span>
      <small>{books.ofLimit(formatMoney('KRW', maxWon))}</small>
      <span className={`chip ${tone}`}>
        <Icon name={icon} />
        {books.standings[standing]}
      </span>
    </div>
  );
}
