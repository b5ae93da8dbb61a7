-- Who may come in. Retention: codes, sign-ins and budgets until they can no longer decide anything; answers for ever.
create table sign_in_codes (
  id            text    not null primary key,
  phone_index   text    not null,
  code_hash     text    not null,
  expires_at_ms integer not null,
  tries_count   integer not null
) strict, without rowid;

create index sign_in_codes_of_a_number on sign_in_codes (phone_index, expires_at_ms);

create table sign_ins (
  token_hash      text    not null primary key,
  wallet_id       text    not null references wallets (id),
  signed_in_at_ms integer not null,
  last_seen_at_ms integer not null
) strict, without rowid;

create table spent_budgets (
  budget      text    not null,
  key         text    not null,
  spent_at_ms integer not null
) strict;

create index spent_budgets_of_a_key on spent_budgets (budget, key, spent_at_ms);

create table given_answers (
  principal    text    not null,
  key          text    not null,
  request_hash text    not null,
  status       integer not null,
  body         text    not null,
  primary key (principal, key)
) strict, without rowid;
