-- Wallets, deposits and single coins. Retention: 5 years; the number goes when the wallet is closed.
create table wallets (
  id           text    not null primary key,
  phone_index  blob    not null unique,
  phone_cipher blob    not null,
  version      integer not null,
  opened_at_ms integer not null
) strict, without rowid;

create table wallet_entries (
  wallet_id    text    not null references wallets (id),
  entry_number integer not null check (entry_number > 0),
  at_ms        integer not null,
  kind         text    not null check (kind in ('deposit', 'matured', 'correction')),
  deposit_id   text    not null,
  points       integer not null,
  primary key (wallet_id, entry_number)
) strict, without rowid;

create table deposits (
  id              text    not null primary key,
  kiosk_id        text    not null references kiosks (id),
  owner           text    not null check (owner in ('wallet', 'unclaimed', 'suspense')),
  wallet_id       text    references wallets (id) check ((owner = 'wallet') = (wallet_id is not null)),
  state           text    not null check (state in ('open', 'closed', 'review', 'matured')),
  late_of         text    references deposits (id),
  opened_at_ms    integer not null,
  closed_at_ms    integer,
  matures_at_ms   integer not null,
  due_at_ms       integer,
  abandoned_at_ms integer,
  card_numbers    text    not null,
  review_reason   text,
  blocked         text
) strict, without rowid;

create index pending_deposits on deposits (wallet_id, id) where state <> 'matured';
create index open_deposits on deposits (kiosk_id) where state = 'open';
create index due_deposits on deposits (due_at_ms, id) where due_at_ms is not null;
create index abandoned_deposits on deposits (abandoned_at_ms, id) where abandoned_at_ms is not null;
create index late_deposits on deposits (late_of) where late_of is not null;

create table deposit_lines (
  deposit_id     text    not null references deposits (id),
  currency       text    not null,
  amount_minor   integer not null check (amount_minor >= 0),
  coin_count     integer not null,
  aside_minor    integer not null check (aside_minor >= 0),
  aside_count    integer not null,
  matured_minor  integer not null check (matured_minor between 0 and amount_minor),
  matured_points integer not null,
  primary key (deposit_id, currency)
) strict, without rowid;

-- The coins of a deposit by face, so that a wallet with 3,000 coins is read as quickly as one with three.
create table deposit_faces (
  deposit_id text    not null references deposits (id),
  currency   text    not null,
  face_minor integer not null check (face_minor > 0),
  coin_count integer not null check (coin_count > 0),
  primary key (deposit_id, currency, face_minor)
) strict, without rowid;

create table coins (
  acceptor_id    text    not null,
  acceptor_epoch text    not null,
  credit_seq     integer not null,
  kiosk_id       text    not null,
  kiosk_epoch    integer not null,
  seq            integer not null,
  at_ms          integer not null,
  currency       text    not null,
  face_minor     integer not null check (face_minor > 0),
  deposit_id     text    references deposits (id),
  fate           text    not null check (fate in ('credited', 'aside', 'unbooked')),
  primary key (acceptor_id, acceptor_epoch, credit_seq)
) strict, without rowid;

create index coins_of_deposit on coins (deposit_id, kiosk_epoch, seq) where deposit_id is not null;

create table pickups (
  id            text    not null primary key,
  kiosk_id      text    not null references kiosks (id),
  deposit_id    text    not null references deposits (id),
  code_hash     text,
  claimed_at_ms integer
) strict, without rowid;

create index unclaimed_pickups on pickups (code_hash, id) where claimed_at_ms is null;
