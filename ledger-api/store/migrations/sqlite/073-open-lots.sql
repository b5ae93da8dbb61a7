-- Whether a lot is open says a column of its own, so that spending a part of it leaves the indexes of open lots alone:
-- they were rewritten whenever the rest changed. Retention: as 007.
create table lots_that_say_open (
  id              text    not null primary key,
  wallet_id       text    not null,
  deposit_id      text,
  opened_at_ms    integer not null,
  expires_at_ms   integer not null,
  points          integer not null check (points > 0),
  rest_points     integer not null check (rest_points >= 0),
  reserved_points integer not null check (reserved_points >= 0),
  is_open         integer not null check (is_open in (0, 1)),
  check (rest_points + reserved_points <= points),
  check ((is_open = 1) = (rest_points > 0))
) strict, without rowid;

insert into lots_that_say_open
select id, wallet_id, deposit_id, opened_at_ms, expires_at_ms, points, rest_points, reserved_points,
       case when rest_points > 0 then 1 else 0 end
  from lots;

drop table lots;
alter table lots_that_say_open rename to lots;

create index open_lots on lots (wallet_id, expires_at_ms, id) where is_open > 0;
create index expiring_lots on lots (expires_at_ms, id) where is_open > 0;
