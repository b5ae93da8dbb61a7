-- Whether a lot is open says a column of its own, so that spending a part of it leaves the indexes of open lots alone.
-- Retention: as 007.
drop index open_lots;
drop index expiring_lots;
alter table lots add column is_open bigint not null default 1;
update lots set is_open = 0 where rest_points = 0;
alter table lots alter column is_open drop default;
alter table lots add check (is_open in (0, 1));
alter table lots add check ((is_open = 1) = (rest_points > 0));
create index open_lots on lots (wallet_id, expires_at_ms, id) where is_open > 0;
create index expiring_lots on lots (expires_at_ms, id) where is_open > 0;
