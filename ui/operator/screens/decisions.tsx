// What waits for a person: decisions of two, tasks, coins in doubt, deposits in review. Claims get their part here.
import { Icon } from '../../kit/icon.tsx';
import { Offered } from '../desk.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';
import { ApprovalTable } from './approval-table.tsx';
import { ReviewTable } from './review-table.tsx';
import { SuspenseTable } from './suspense-table.tsx';
import { TaskTable } from './task-table.tsx';

export function DecisionsScreen() {
  const { text } = useWords();
  const { approvals, tasks, suspense, reviews } = text.decisions;
  return (
    <div className="paper">
      <Title title={text.shell.pages.decisions} lead={approvals.lead}>
        <Offered least="finance">
          <a className="chip-button" href={hashOf({ page: 'mistake', id: '-' })}>
            <Icon name="undo" />
            {text.funds.mistakes.title}
          </a>
        </Offered>
      </Title>
      <Part title={approvals.title}>
        <ApprovalTable />
      </Part>
      <Part title={tasks.title}>
        <p className="fine">{tasks.lead}</p>
        <TaskTable />
      </Part>
      <Part title={suspense.title}>
        <p className="fine">{suspense.lead}</p>
        <SuspenseTable />
      </Part>
      <Part title={reviews.title}>
        <p className="fine">{reviews.lead}</p>
        <ReviewTable />
      </Part>
    </div>
  );
}
