-- Everything a kiosk must not lose. Records are only ever added.

-- Retention: for ever; it is the evidence. Before enrolment the epoch is 0.
create table journal (
  kiosk_epoch integer not null check (kiosk_epoch >= 0),
  seq         integer not null check (seq >= 1),
  at          text    not null,
  kind        text    not null,
  body        text    not null,
  -- First 8 bytes of SHA-256 over the row: a flipped bit is noticed before it is signed.
  digest      blob    not null check (length(digest) = 8),
  primary key (kiosk_epoch, seq)
) strict, without rowid;

-- Retention: for ever; a credit is counted once.
create table credit (
  acceptor_id    text    not null,
  acceptor_epoch text    not null,
  credit_seq     integer not null,
  primary key (acceptor_id, acceptor_epoch, credit_seq)
) strict, without rowid;

-- One row for each acceptor that was ever connected.
create table acceptor_position (
  acceptor_id    text    not null primary key,
  acceptor_epoch text    not null,
  counter        integer not null,
  credit_seq     integer not null,
  recent_pairs   text    not null
) strict, without rowid;

-- Where the journal speaks of a session. Retention: for ever, with the journal.
create table deposit_session (
  session_id   text    not null primary key,
  opened_epoch integer not null,
  opened_seq   integer not null,
  -- The number of the opening under the epoch in force, where it was appended again.
  told_seq     integer not null,
  closed_epoch integer,
  closed_seq   integer
) strict, without rowid;
create index deposit_session_open on deposit_session (opened_epoch, opened_seq) where closed_seq is null;
create index deposit_session_closed on deposit_session (closed_epoch, closed_seq) where closed_seq is not null;

-- Sealed phone numbers. Retention: until the batch that carried them is forgotten.
create table sealed_phone (
  ref  text    not null primary key,
  blob blob    not null,
  seq  integer not null
) strict, without rowid;

-- Signed batches of the epoch in force. Retention: OUTBOX_RETENTION after acknowledgement, the newest always.
create table batch (
  batch_seq          integer not null primary key,
  first_seq          integer not null,
  last_seq           integer not null check (last_seq >= first_seq),
  batch_hash         text    not null,
  signature          text    not null,
  bytes              blob    not null,
  acknowledged_at_ms integer
) strict;

-- Rate cards, coin tables and commands as the ledger signed them. Retention: for ever; a few a day.
create table document (
  kind    text    not null,
  subject text    not null,
  number  integer not null,
  body    text    not null,
  primary key (kind, subject, number)
) strict, without rowid;

-- The one row that says who this kiosk is and how far the ledger has followed.
create table kiosk (
  id               integer not null primary key check (id = 1),
  key_seed         blob,
  kiosk_epoch      integer not null,
  enrolment        text,
  heartbeat        integer not null,
  profile          text,
  accepted_through integer not null,
  accepted_seq     integer not null
) strict;
insert into kiosk (id, kiosk_epoch, heartbeat, accepted_through, accepted_seq) values (1, 0, 0, 0, 0);
