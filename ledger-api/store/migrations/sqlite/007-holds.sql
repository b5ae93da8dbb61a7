-- Lots with what holds have set aside, and the holds. Retention: 5 years after they are used up or resolved.
create table lots_with_reserve (
  id              text    not null primary key,
  wallet_id       text    not null,
  deposit_id      text,
  opened_at_ms    integer not null,
  expires_at_ms   integer not null,
  points          integer not null check (points > 0),
  rest_points     integer not null check (rest_points >= 0),
  reserved_points integer not null check (reserved_points >= 0),
  check (rest_points + reserved_points <= points)
) strict, without rowid;

insert into lots_with_reserve
select id, wallet_id, deposit_id, opened_at_ms, expires_at_ms, points, rest_points, 0 from lots;

drop table lots;
alter table lots_with_reserve rename to lots;

create index open_lots on lots (wallet_id, expires_at_ms, id) where rest_points > 0;
create index expiring_lots on lots (expires_at_ms, id) where rest_points > 0;

create table holds (
  id           text    not null primary key,
  wallet_id    text    not null,
  purpose      text    not null,
  state        text    not null check (state in ('open', 'resolved')),
  points       integer not null check (points > 0),
  opened_at_ms integer not null,
  lapses_at_ms integer,
  -- Canonical JSON: the points of each lot, used and refunded.
  pieces       text    not null
) strict, without rowid;

create index open_holds on holds (wallet_id, opened_at_ms, id) where state = 'open';
create index lapsing_holds on holds (lapses_at_ms, id) where state = 'open';
