-- Derived from the sealed log, a chapter at a time, behind it. Retention: as long as the log; can be rebuilt.
create table account_entries (
  account       text    not null,
  position      integer not null,
  amount_minor  integer not null,
  balance_minor integer not null,
  primary key (account, position)
) strict, without rowid;

create table chapters (
  through integer not null primary key,
  -- Canonical JSON: every kind of account with its balance at the end of the chapter.
  totals  text    not null
) strict, without rowid;

create table issued_points (
  day    text    not null primary key,
  points integer not null
) strict, without rowid;
