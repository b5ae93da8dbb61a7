-- What two people decide, what operators did, and which tasks they closed. Retention: for ever; no personal data in it.
create table approvals (
  id             text    not null primary key,
  kind           text    not null,
  subject        text    not null,
  payload        text    not null,
  proposed_by    text    not null references operators (id),
  proposed_at_ms integer not null,
  expires_at_ms  integer not null,
  state          text    not null check (state in ('waiting', 'done', 'rejected')),
  decided_by     text    references operators (id),
  decided_at_ms  integer,
  check ((state = 'waiting') = (decided_by is null)),
  -- Nobody does alone what two people have to agree on.
  check (state <> 'done' or decided_by <> proposed_by)
) strict, without rowid;

create index approvals_of_a_matter on approvals (kind, subject, state);

create table audit_trail (
  number    integer not null primary key check (number > 0),
  at_ms     integer not null,
  who       text    not null,
  role      text    not null,
  call      text    not null,
  subject   text    not null,
  outcome   text    not null,
  prev_hash text    not null unique,
  hash      text    not null
) strict;

create table task_closings (
  task_key     text    not null primary key references tasks (key),
  closed_by    text    not null references operators (id),
  closed_at_ms integer not null,
  note         text    not null
) strict, without rowid;
