-- What arrives together keeps its order, and who counts a budget takes a turn. Retention: as 001 and 005.
alter table unsealed add column line integer not null default 0;

-- One row for each budget that somebody has spent: two who count it at once meet here.
create table budget_turns (
  budget      text    not null,
  key         text    not null,
  spent_at_ms integer not null,
  primary key (budget, key)
) strict, without rowid;
