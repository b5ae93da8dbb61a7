-- What arrives together keeps its order, and who counts a budget takes a turn. Retention: as 001 and 005.
-- Here `n` is the moment of the statement: whoever has seen a transfer posts behind it.
alter table unsealed drop constraint unsealed_pkey;
alter table unsealed alter column n set default (extract(epoch from statement_timestamp()) * 1000000)::bigint;
alter table unsealed alter column n set not null;
alter table unsealed add column line bigint not null default 0;
create index unsealed_in_order on unsealed (n, line);

create table budget_turns (
  budget      text collate "C" not null,
  key         text collate "C" not null,
  spent_at_ms bigint           not null,
  primary key (budget, key)
);
