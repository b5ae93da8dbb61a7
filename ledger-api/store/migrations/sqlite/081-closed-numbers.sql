-- Whose wallet was closed, as a keyed hash of the number, so that coins which come late find the wallet that the same
-- number opens next. Retention: 90 days (`auth/forget.ts`).
create table closed_numbers (
  wallet_id    text    not null primary key references wallets (id),
  phone_index  blob    not null,
  closed_at_ms integer not null
) strict, without rowid;

create index closed_numbers_by_age on closed_numbers (closed_at_ms, wallet_id);
