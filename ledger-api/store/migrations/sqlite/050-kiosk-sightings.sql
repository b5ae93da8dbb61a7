-- Where a kiosk stands, and what its last heartbeat told. Retention: as the kiosk; each heartbeat replaces the one before.
alter table kiosks add column latitude_e6 integer;
alter table kiosks add column longitude_e6 integer;
alter table kiosks add column health text;

-- How many coins fell at a kiosk in each hour since 1970, so that a day is read without looking at every coin. Retention: as the coins.
create table coin_hours (
  kiosk_id text    not null references kiosks (id),
  hour     integer not null,
  coins    integer not null check (coins > 0),
  primary key (hour, kiosk_id)
) strict, without rowid;

insert into coin_hours (kiosk_id, hour, coins)
select kiosk_id, at_ms / 3600000, count(*) from coins group by kiosk_id, at_ms / 3600000;
