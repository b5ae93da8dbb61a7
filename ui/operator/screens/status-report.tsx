// What the bank answers: a file that a person brings, or what waits there; and what a person has to look at then.
import { useState } from 'react';
import type { StatusReportAnswer } from '#ledger/contract/payout.ts';
import { formatNumber } from '../../kit/format.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { Facts } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { isReadable, reportFormat } from '../view/status-file.ts';
import { useWords } from '../words.tsx';

type ReportAnswer = Omit<StatusReportAnswer, 'problems'> &
  Readonly<{
    problems: readonly StatusReportAnswer['problems'][number][];
    unreadable?: readonly string[];
  }>;
type Brought = Readonly<{ name: string; text: string }>;

/** `changed` hears when withdrawals may stand otherwise now. */
export function StatusReport({ changed }: Readonly<{ changed(): void }>) {
  const { text } = useWords();
  const { statuses } = text.funds;
  const [answer, setAnswer] = useState<ReportAnswer>();
  const [brought, setBrought] = useState<Brought>();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    setIsTooLarge(file !== undefined && !isReadable(file));
    setBrought(file && isReadable(file) ? { name: file.name, text: await file.text() } : undefined);
  };
  const told = (report: ReportAnswer): void => {
    setAnswer(report);
    changed();
  };
  return (
    <>
      <p className="fine">{statuses.lead}</p>
      <WriteForm<ReportAnswer>
        action={statuses.read}
        wish={
          brought && {
            path: '/operator/payment-statuses',
            body: { format: reportFormat(brought), text: brought.text },
          }
        }
        done={told}
      >
        <Field
          type="file"
          label={statuses.file}
          hint={brought ? statuses.chosen(brought.name) : undefined}
          accept=".xml,.csv,.txt,text/xml,application/xml,text/csv"
          onChange={({ target }) => void take(target.files?.[0])}
        />
        {isTooLarge && (
          <Notice tone="bad" icon="close">
            {statuses.tooLarge}
          </Notice>
        )}
      </WriteForm>
      <WriteForm<ReportAnswer>
        action={statuses.fetch}
        wish={{ path: '/operator/payment-statuses/fetch', body: {} }}
        done={told}
      />
      {answer && <ReportOutcome answer={answer} />}
    </>
  );
}

/** What a report changed, and the rows that nobody but a person can settle. */
export function ReportOutcome({ answer }: Readonly<{ answer: ReportAnswer }>) {
  const { text } = useWords();
  const { statuses } = text.funds;
  const { changed, repeated, underWay, problems, unreadable = [] } = answer;
  return (
    <>
      <Facts
        facts={[
          [statuses.changed, formatNumber(changed)],
          [statuses.repeated, formatNumber(repeated)],
          [statuses.underWay, formatNumber(underWay)],
          ...(unreadable.length > 0 ? [[statuses.unreadable, unreadable.join(', ')] as const] : []),
        ]}
      />
      {problems.length > 0 && (
        <DataTable
          name={statuses.problems}
          columns={[
            { key: 'reference', head: statuses.reference, value: ({ reference }) => reference },
            {
              key: 'problem',
              head: statuses.problem,
              value: ({ problem }) => statuses.kinds[problem],
            },
          ]}
          rows={problems}
          keyOf={({ reference, problem }) => `${reference} ${problem}`}
        />
      )}
    </>
  );
}
