-- A task may be closed by what was done elsewhere, by somebody who is no operator of the ledger. Retention: as the tasks.
create table closings_of_any (
  task_key     text    not null primary key references tasks (key),
  closed_by    text    references operators (id),
  closed_at_ms integer not null,
  note         text    not null
) strict, without rowid;

insert into closings_of_any select task_key, closed_by, closed_at_ms, note from task_closings;
drop table task_closings;
alter table closings_of_any rename to task_closings;
