// What the holder may take along: a statement for each month, and everything that is kept of them.
import { useId, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Icon } from '../../kit/icon.tsx';
import { useDeskText } from '../desk-words.ts';
import { statementMonths } from '../view/months.ts';

/** Plain links: the browser downloads, and the session travels as its cookie. */
export function Records({ clock }: Readonly<{ clock: BrowserClock }>) {
  const { settings } = useDeskText();
  const monthId = useId();
  const months = statementMonths(clock.nowMs());
  const [month, setMonth] = useState(months[0]!);
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
      >
        <Icon name="pickup" />
        {settings.downloadCsv}
      </a>
      <a className="slab slab-plain" href="/v1/wallet/export" download="tikkeul.json">
        <Icon name="pickup" />
        {settings.exportAll}
      </a>
      <p className="fine">{settings.exportHint}</p>
    </section>
  );
}
