-- Transfers and what follows from them. Retention: for ever (transfers are the books; 5 years by law at least).
create table transfers (
  id       text    not null primary key,
  template text    not null,
  at_ms    integer not null,
  -- Canonical JSON: exactly the bytes that are the leaf of the sealed log.
  document text    not null
) strict, without rowid;

create table postings (
  transfer_id  text    not null references transfers (id),
  line         integer not null,
  account      text    not null,
  commodity    text    not null,
  amount_minor integer not null check (amount_minor <> 0),
  primary key (transfer_id, line)
) strict, without rowid;

-- Balances of the bounded accounts, debit positive.
create table balances (
  account       text    not null primary key,
  commodity     text    not null,
  balance_minor integer not null,
  version       integer not null check (version > 0)
) strict, without rowid;

-- Shared accounts are append-only: their balance is this sum over the sealed log plus the unsealed tail.
create table roll_ups (
  account       text    not null primary key,
  commodity     text    not null,
  balance_minor integer not null
) strict, without rowid;

-- Transfers without a position; `n` is the order of commits.
create table unsealed (
  n           integer primary key autoincrement,
  transfer_id text    not null unique references transfers (id),
  leaf_hash   blob    not null check (length(leaf_hash) = 32)
) strict;

create table log_entries (
  position    integer primary key check (position > 0),
  transfer_id text    not null unique references transfers (id),
  leaf_hash   blob    not null
) strict;

create table log_blocks (
  last_position   integer primary key,
  first_position  integer not null unique check (first_position <= last_position),
  root_hash       text    not null,
  prev_block_hash text    not null
) strict;

-- One row: where the log ends.
create table log_state (
  "only"          integer primary key check ("only" = 1),
  tree_size       integer not null,
  frontier        blob    not null,
  last_block_hash text    not null
) strict;

create table tree_heads (
  tree_size integer primary key,
  document  text    not null
) strict;

-- Points that came into being together; the open ones of a wallet sum to its spendable balance.
create table lots (
  id            text    not null primary key references transfers (id),
  wallet_id     text    not null,
  deposit_id    text    not null,
  opened_at_ms  integer not null,
  expires_at_ms integer not null,
  points        integer not null check (points > 0),
  rest_points   integer not null check (rest_points between 0 and points)
) strict, without rowid;

create index open_lots on lots (wallet_id, expires_at_ms, id) where rest_points > 0;
