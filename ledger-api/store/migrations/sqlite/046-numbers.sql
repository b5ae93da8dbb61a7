-- Numbers that change hands. Retention: changes until they are done; former numbers and last sign-ins with the wallet.
create table phone_changes (
  wallet_id    text    not null primary key references wallets (id),
  phone_index  blob    not null,
  phone_cipher blob    not null,
  due_at_ms    integer not null
) strict, without rowid;

create index phone_changes_due on phone_changes (due_at_ms, wallet_id);

create table last_sign_ins (
  wallet_id text    not null primary key references wallets (id),
  at_ms     integer not null
) strict, without rowid;

-- Wallets whose number somebody else may have got since.
create table former_numbers (
  wallet_id   text    not null primary key references wallets (id),
  phone_index blob    not null,
  at_ms       integer not null
) strict, without rowid;

create index former_numbers_by_number on former_numbers (phone_index, wallet_id);
