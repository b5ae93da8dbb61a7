// Every table of the console: searched, narrowed, sorted and taken along as a file. On a phone each row is a small list.
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import {
  found,
  nextSorting,
  sorted,
  tableFile,
  type Cell,
  type Sorting,
  type TableColumn,
} from '../view/table-view.ts';
import { useWords } from '../words.tsx';
import { saveFile } from './save-file.ts';
import { TableBar } from './table-bar.tsx';

export type Column<Row> = TableColumn<Row> &
  Readonly<{
    /** What stands in the cell, where it is more than the text. */
    renderCell?: (row: Row) => ReactNode;
    isFigure?: boolean;
    /** For the file and the search only. */
    isHidden?: boolean;
  }>;

export type Narrowing<Row> = Readonly<{
  label: string;
  options: readonly (readonly [value: string, word: string])[];
  valueOf: (row: Row) => string;
}>;

type TableProps<Row> = Readonly<{
  /** Names the table aloud, and its file. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  toneOf?: (row: Row) => string;
  narrowing?: Narrowing<Row>;
  /** Of a list that was read in part. */
  isCut?: boolean;
  empty?: ReactNode;
  /** A table of fields to fill in carries no bar. */
  isPlain?: boolean;
}>;

export function DataTable<Row>(props: TableProps<Row>) {
  const { name, columns, rows, keyOf, toneOf, narrowing, isCut, empty, isPlain = false } = props;
  const { text } = useWords();
  const [search, setSearch] = useState('');
  const [narrowed, setNarrowed] = useState('');
  const [sorting, setSorting] = useState<Sorting>();
  const [limit, setLimit] = useState(PAGE_ROWS);

  const kept = narrowed === '' ? rows : rows.filter((row) => narrowing?.valueOf(row) === narrowed);
  const shown = sorted(found(kept, columns, search), columns, sorting);
  const seen = shown.slice(0, limit);
  const visible = columns.filter(({ isHidden }) => !isHidden);
  const more = Math.min(PAGE_ROWS, shown.length - seen.length);
  return (
    <div className="data-table">
      {!isPlain && (
        <TableBar
          search={search}
          setSearch={setSearch}
          narrowing={narrowing}
          narrowed={narrowed}
          setNarrowed={setNarrowed}
          count={text.shell.table.shown(formatNumber(shown.length), formatNumber(rows.length))}
          save={() => saveFile(`${name}.csv`, tableFile(shown, columns))}
        />
      )}
      {seen.length === 0 ? (
        <p className="fine nothing">
          {rows.length > 0 ? text.shell.table.nothingFound : (empty ?? text.shell.table.nothing)}
        </p>
      ) : (
        <table aria-label={name} role="table">
          <thead role="rowgroup">
            <tr role="row">
              {visible.map((column) => (
                <Head
                  key={column.key}
                  column={column}
                  sorting={sorting}
                  sort={isPlain ? undefined : () => setSorting(nextSorting(sorting, column.key))}
                />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {seen.map((row) => (
              <tr role="row" key={keyOf(row)} className={toneOf?.(row)}>
                {visible.map((column) => (
                  <DataCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <Slab onClick={() => setLimit(limit + PAGE_ROWS)}>{text.shell.table.showMore(more)}</Slab>
      )}
      {isCut && <p className="fine">{text.shell.table.cut(formatNumber(rows.length))}</p>}
    </div>
  );
}

type HeadProps<Row> = Readonly<{
  column: Column<Row>;
  sorting: Sorting | undefined;
  sort: (() => void) | undefined;
}>;

function Head<Row>({ column: { key, head, isFigure }, sorting, sort }: HeadProps<Row>) {
  const { text } = useWords();
  const isSorted = sorting?.key === key;
  return (
    <th
      role="columnheader"
      scope="col"
      className={isFigure ? 'figure' : undefined}
      aria-sort={isSorted ? (sorting.isDown ? 'descending' : 'ascending') : undefined}
    >
      {sort ? (
        <button type="button" onClick={sort} title={text.shell.table.sortBy(head)}>
          {head}
          {isSorted && (
            <i className={sorting.isDown ? 'down' : 'up'}>
              <Icon name="arrow" />
            </i>
          )}
        </button>
      ) : (
        head
      )}
    </th>
  );
}

function DataCell<Row>({ column, row }: Readonly<{ column: Column<Row>; row: Row }>) {
  const { renderCell, text: words, value, head, isFigure } = column;
  const known = value(row);
  return (
    <td role="cell" className={isFigure ? 'figure' : undefined}>
      <span className="cell-head">{head}</span>
      <div className="cell">
        {renderCell ? renderCell(row) : (words?.(row) ?? plainText(known))}
      </div>
    </td>
  );
}

function plainText(value: Cell): string {
  if (value === undefined || value === '') return '—';
  return typeof value === 'string' ? value : formatNumber(value);
}

const PAGE_ROWS = 100;
