// What a line is about, as the link to its page, where this operator is offered that page.
import { useDesk } from '../desk.tsx';
import { hashOf, homeOf, PAGE_ROLES, type Route } from '../route.ts';
import { isAtLeast } from '../view/roles.ts';
import { shortSubject } from '../view/subjects.ts';

export function SubjectLink({
  subject,
  route,
}: Readonly<{ subject: string; route: Route | undefined }>) {
  const { me } = useDesk();
  const isOffered = route && isAtLeast(me.role, PAGE_ROLES[homeOf(route)] ?? 'viewer');
  if (!isOffered) return <span className="whole">{shortSubject(subject)}</span>;
  return (
    <a className="row-link whole" href={hashOf(route)}>
      <b>{shortSubject(subject)}</b>
    </a>
  );
}
