-- Signed documents and tasks. Retention: documents for ever, tasks 5 years after they are done.
create table documents (
  type     text    not null check (type in ('rate-card', 'coin-table', 'kiosk-command')),
  -- The acceptor of a table, the kiosk of a command, nothing for a card.
  subject  text    not null,
  number   integer not null check (number > 0),
  document text    not null,
  primary key (type, subject, number)
) strict, without rowid;

create table tasks (
  n            integer primary key,
  key          text    not null unique,
  kind         text    not null,
  kiosk_id     text,
  opened_at_ms integer not null,
  text         text    not null,
  record       text
) strict;

-- Sealed phone numbers that could not be opened. Retention: until an operator has decided.
create table sealed_numbers (
  ref  text not null primary key,
  blob blob not null
) strict, without rowid;

create table facts (
  name  text not null primary key,
  value text not null
) strict, without rowid;

create table leases (
  name     text    not null primary key,
  holder   text    not null,
  until_ms integer not null
) strict, without rowid;
