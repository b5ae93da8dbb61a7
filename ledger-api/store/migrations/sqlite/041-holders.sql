-- What is known of holders. Retention: until the wallet is closed; foreign points 5 years.
create table identities (
  wallet_id      text    not null primary key references wallets (id),
  person_index   text    not null,
  name_cipher    blob    not null,
  verified_at_ms integer not null
) strict, without rowid;

create table bank_accounts (
  id            text    not null primary key,
  wallet_id     text    not null references wallets (id),
  bank_code     text    not null,
  number_cipher blob    not null,
  added_at_ms   integer not null
) strict, without rowid;

create index bank_accounts_of_a_wallet on bank_accounts (wallet_id, id);

create table consents (
  wallet_id      text    not null references wallets (id),
  consent_number integer not null,
  kind           text    not null,
  version        integer not null,
  is_given       integer not null check (is_given in (0, 1)),
  at_ms          integer not null,
  primary key (wallet_id, consent_number)
) strict, without rowid;

create table holder_notices (
  wallet_id     text    not null references wallets (id),
  notice_number integer not null,
  key           text    not null,
  kind          text    not null,
  at_ms         integer not null,
  -- Canonical JSON of what the sentence needs.
  facts         text    not null,
  read_at_ms    integer,
  primary key (wallet_id, notice_number),
  unique (wallet_id, key)
) strict, without rowid;

create table foreign_points (
  wallet_id    text    not null references wallets (id),
  business_day text    not null,
  points       integer not null check (points >= 0),
  primary key (wallet_id, business_day)
) strict, without rowid;

create index sign_ins_of_a_wallet on sign_ins (wallet_id, last_seen_at_ms);
