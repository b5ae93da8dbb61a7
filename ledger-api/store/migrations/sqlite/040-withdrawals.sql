-- Withdrawals and payment files. Retention: 5 years after the payment; the payee is erased with the wallet.
create table payment_files (
  id             text    not null primary key,
  made_at_ms     integer not null,
  made_by        text    not null,
  payments_count integer not null check (payments_count > 0),
  total_minor    integer not null check (total_minor > 0)
) strict, without rowid;

create table withdrawals (
  id              text    not null primary key,
  wallet_id       text    not null references wallets (id),
  state           text    not null check (state in ('requested', 'sent', 'paid', 'failed', 'unknown')),
  points          integer not null check (points > fee_minor),
  fee_minor       integer not null check (fee_minor >= 0),
  policy_name     text    not null,
  policy_version  integer not null,
  payee_cipher    blob    not null,
  requested_at_ms integer not null,
  file_id         text    references payment_files (id),
  sent_at_ms      integer,
  answered_at_ms  integer,
  reason          text
) strict, without rowid;

create index withdrawals_of_a_wallet on withdrawals (wallet_id, id);
create index withdrawals_in_a_state on withdrawals (state, id);
create index withdrawals_in_a_file on withdrawals (file_id, id) where file_id is not null;
