// How many decisions wait for this operator: proposals of others that this role may decide.
import { useDesk } from '../desk.tsx';
import { isAtLeast, leastToApprove } from '../view/roles.ts';
import { useLoaded } from './use-loaded.ts';

type Proposal = Readonly<{ kind: string; state: string; proposedBy: string }>;

/** Looked at once a minute; 0 while nobody knows. */
export function useWaiting(): number {
  const { me } = useDesk();
  const { value } = useLoaded(
    'waiting',
    (client) => client.read<{ approvals: readonly Proposal[] }>('/operator/approvals'),
    LOOK_MS,
  );
  return (value?.approvals ?? []).filter(
    ({ kind, state, proposedBy }) =>
      state === 'waiting' && proposedBy !== me.id && isAtLeast(me.role, leastToApprove(kind)),
  ).length;
}

const LOOK_MS = 60_000;
