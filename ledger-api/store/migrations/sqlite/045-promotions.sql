-- Promotions with their budgets. Retention: 5 years after they ended.
create table promotions (
  id                text    not null primary key,
  name              text    not null,
  funded_points     integer not null check (funded_points > 0),
  granted_points    integer not null check (granted_points between 0 and funded_points),
  per_wallet_points integer not null check (per_wallet_points > 0),
  opened_at_ms      integer not null,
  ends_at_ms        integer not null
) strict, without rowid;

create table promotion_grants (
  promotion_id text    not null references promotions (id),
  wallet_id    text    not null references wallets (id),
  points       integer not null check (points > 0),
  primary key (promotion_id, wallet_id)
) strict, without rowid;
