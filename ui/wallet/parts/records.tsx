// What the holder may take along: a statement for each month, and everything that is kept of them.
import { type MouseEvent, useId, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Icon } from '../../kit/icon.tsx';
import { usePhone } from '../data/phone.ts';
import { useDeskText } from '../desk-words.ts';
import { statementMonths } from '../view/months.ts';
import { RefusalNotice } from './notice.tsx';

/** Plain links: the browser downloads, and the session travels as its cookie. Without a line it would save its own error. */
export function Records({ clock }: Readonly<{ clock: BrowserClock }>) {
  const { settings } = useDeskText();
  const monthId = useId();
  const months = statementMonths(clock.nowMs());
  const [month, setMonth] = useState(months[0]!);
  const [isMissed, setIsMissed] = useState(false);
  const { isLost, reach } = usePhone();
  const download = async (event: MouseEvent<HTMLAnchorElement>): Promise<void> => {
    setIsMissed(false);
    if (!isLost && navigator.onLine) return;
    const link = event.currentTarget;
    event.preventDefault();
    // As an attachment it comes beside this page, which stays.
    if (await reach()) location.assign(link.href);
    else setIsMissed(true);
  };
  return (
    <section className="step">
      <h2>{settings.records}</h2>
      <div className="field">
        <label htmlFor={monthId}>{settings.statement}</label>
        <select id={monthId} value={month} onChange={(event) => setMonth(event.target.value)}>
          {months.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <a
        className="slab slab-plain"
        href={`/v1/wallet/statement?month=${month}&format=csv`}
        download={`tikkeul-${month}.csv`}
        onClick={(event) => void download(event)}
      >
        <Icon name="pickup" />
        {settings.downloadCsv}
      </a>
      <a
        className="slab slab-plain"
        href="/v1/wallet/export"
        download="tikkeul.json"
        onClick={(event) => void download(event)}
      >
        <Icon name="pickup" />
        {settings.exportAll}
      </a>
      <RefusalNotice refusal={isMissed ? OFFLINE : undefined} />
      <p className="fine">{settings.exportHint}</p>
    </section>
  );
}

const OFFLINE = { ok: false, code: 'offline' } as const;
