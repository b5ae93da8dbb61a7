-- Every committed group of every writer, with what listeners have to hear. Retention: a minute, an hour for those of a
-- writer that is gone. SQLite has one writer and needs none of this.
create table writers (
  writer     text collate "C" not null primary key,
  seen_at_ms bigint           not null
);

-- The row is part of the transaction: it is there if and only if the transaction is.
create table commits (
  writer  text collate "C" not null,
  n       bigint           not null,
  notices text collate "C" not null,
  primary key (writer, n)
);

-- Empty for ever: its lock is the turn of those whom others have disturbed several times.
create table turnstile ("only" bigint not null primary key);
