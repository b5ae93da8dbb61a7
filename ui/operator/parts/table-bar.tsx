// What stands above a table: search, one narrowing, how many rows are left, and the file of them.
import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../words.tsx';
import type { Narrowing } from './data-table.tsx';

type BarProps = Readonly<{
  search: string;
  setSearch(search: string): void;
  narrowing: Pick<Narrowing<never>, 'label' | 'options'> | undefined;
  narrowed: string;
  setNarrowed(value: string): void;
  count: string;
  save(): void;
}>;

export function TableBar(props: BarProps) {
  const { search, setSearch, narrowing, narrowed, setNarrowed, count, save } = props;
  const { text } = useWords();
  return (
    <div className="table-bar">
      <span className="fine" role="status">
        {count}
      </span>
      <div className="find">
        <Icon name="search" />
        <input
          type="search"
          aria-label={text.shell.table.search}
          placeholder={text.shell.table.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {narrowing && (
        <select
          aria-label={narrowing.label}
          value={narrowed}
          onChange={(event) => setNarrowed(event.target.value)}
        >
          <option value="">
            {narrowing.label}: {text.shell.table.all}
          </option>
          {narrowing.options.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      )}
      <button type="button" className="chip-button" onClick={save}>
        <Icon name="pickup" />
        {text.shell.table.export}
      </button>
    </div>
  );
}
