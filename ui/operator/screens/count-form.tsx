// The sheet of a count: every face of a currency with good and counterfeit coins; nothing says what should be inside.
import { useState } from 'react';
import { facesOf } from '../../kit/coin-metal.ts';
import { CURRENCY_WRITING } from '../../kit/currency.ts';
import { formatFace, formatMoney, formatNumber } from '../../kit/format.ts';
import { FaceCell } from '../parts/cash-table.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Choice } from '../../kit/field.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { countedFaces, sheetTotals, type TypedCount } from '../view/count-sheet.ts';
import { useWords } from '../words.tsx';

type CountFormProps = Readonly<{ bagId: string; counted(): void }>;
type CountAnswer = Readonly<{ result: 'waiting' | 'differs' | 'agreed' }>;

export function CountForm({ bagId, counted }: CountFormProps) {
  const { text } = useWords();
  const { bags } = text.money;
  const [sheet, setSheet] = useState<readonly TypedCount[]>(() => rowsOf('KRW'));
  const faces = countedFaces(sheet);
  const open = Object.keys(CURRENCY_WRITING).filter(
    (currency) => !sheet.some((row) => row.currency === currency),
  );
  const change = (changed: TypedCount): void =>
    setSheet(sheet.map((row) => (isSameFace(row, changed) ? changed : row)));
  return (
    <WriteForm<CountAnswer>
      kind="act"
      action={bags.send}
      wish={
        faces && { path: `/operator/bags/${encodeURIComponent(bagId)}/counts`, body: { faces } }
      }
      told={({ result }) => bags.answers[result]}
      done={counted}
    >
      <CountSheet sheet={sheet} change={change} />
      <Choice
        label={bags.addCurrency}
        value=""
        onChange={({ target }) => setSheet([...sheet, ...rowsOf(target.value)])}
      >
        <option value="">—</option>
        {open.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </Choice>
      <p role="status">
        {bags.typed}:{' '}
        {sheetTotals(sheet)
          .map(
            ({ currency, count, amountMinor }) =>
              `${formatMoney(currency, amountMinor)} (${formatNumber(count)})`,
          )
          .join(' · ')}
      </p>
    </WriteForm>
  );
}

type SheetProps = Readonly<{ sheet: readonly TypedCount[]; change(row: TypedCount): void }>;

function CountSheet({ sheet, change }: SheetProps) {
  const { text } = useWords();
  const { bags } = text.money;
  const typed = (
    part: 'good' | 'counterfeit',
    head: string,
    label: (face: string) => string,
  ): Column<TypedCount> => ({
    key: part,
    head,
    isFigure: true,
    value: (row) => row[part],
    renderCell: (row) => (
      <input
        aria-label={label(formatFace(row.currency, row.faceMinor))}
        inputMode="numeric"
        maxLength={6}
        value={row[part]}
        onChange={(event) => change({ ...row, [part]: event.target.value })}
      />
    ),
  });
  return (
    <DataTable
      name={bags.count}
      isPlain
      columns={[
        {
          key: 'face',
          head: bags.face,
          value: ({ currency, faceMinor }) => `${currency} ${faceMinor}`,
          renderCell: (row) => <FaceCell {...row} />,
        },
        typed('good', bags.good, bags.goodOf),
        typed('counterfeit', bags.fake, bags.fakeOf),
      ]}
      rows={sheet}
      keyOf={({ currency, faceMinor }) => `${currency} ${faceMinor}`}
    />
  );
}

const rowsOf = (currency: string): readonly TypedCount[] =>
  facesOf(currency).map((faceMinor) => ({ currency, faceMinor, good: '', counterfeit: '' }));

const isSameFace = (one: TypedCount, other: TypedCount): boolean =>
  one.currency === other.currency && one.faceMinor === other.faceMinor;
