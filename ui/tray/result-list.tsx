// What became of the last clicks, newest first; read aloud as they come.
import { Icon, type IconName } from '../kit/icon.tsx';
import type { TrayText } from '../text/tray/ko.ts';
import type { Result } from './results.ts';

const ICONS: Readonly<Record<Result['tone'], IconName>> = {
  accepted: 'check',
  returned: 'reject',
  note: 'list',
  failed: 'close',
};

type ResultListProps = Readonly<{ text: TrayText; results: readonly Result[] }>;

export function ResultList({ text, results }: ResultListProps) {
  return (
    <section className="tray-results">
      <h2>{text.results}</h2>
      <div role="log" aria-label={text.results}>
        {results.length === 0 && <p>{text.noResults}</p>}
        <ol>
          {results.map(({ number, tone, words }) => (
            <li key={number} className={tone}>
              <Icon name={ICONS[tone]} />
              {words}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
