-- Coins by number: long names are kept once, and a coin is nine small numbers. Retention: as 003.
create table acceptor_counters (
  n              integer not null primary key,
  acceptor_id    text    not null,
  acceptor_epoch text    not null,
  unique (acceptor_id, acceptor_epoch)
) strict;

create table coin_places (
  n           integer not null primary key,
  kiosk_id    text    not null references kiosks (id),
  kiosk_epoch integer not null,
  unique (kiosk_id, kiosk_epoch)
) strict;

-- The number of the place where its first coin fell times 2^24, plus a running number.
create table deposit_numbers (
  n          integer not null primary key,
  deposit_id text    not null unique references deposits (id)
) strict;

insert into acceptor_counters (n, acceptor_id, acceptor_epoch)
select row_number() over (order by acceptor_id, acceptor_epoch), acceptor_id, acceptor_epoch
  from (select distinct acceptor_id, acceptor_epoch from coins) as known;

insert into coin_places (n, kiosk_id, kiosk_epoch)
select row_number() over (order by kiosk_id, kiosk_epoch), kiosk_id, kiosk_epoch
  from (select distinct kiosk_id, kiosk_epoch from coins) as known;

insert into deposit_numbers (n, deposit_id)
select place * 16777216 + row_number() over (partition by place order by deposit_id), deposit_id
  from (select coins.deposit_id, min(coin_places.n) as place
          from coins
          join coin_places on coin_places.kiosk_id = coins.kiosk_id
                          and coin_places.kiosk_epoch = coins.kiosk_epoch
         where coins.deposit_id is not null
         group by coins.deposit_id) as known;

-- Numbers come from rows of the same transaction, so they are not looked up again for each coin.
create table coin_records (
  counter    integer not null,
  credit_seq integer not null,
  place      integer not null,
  seq        integer not null,
  at_ms      integer not null,
  currency   text    not null,
  face_minor integer not null check (face_minor > 0),
  deposit    integer,
  -- 0 credited, 1 aside, 2 unbooked
  fate       integer not null check (fate in (0, 1, 2)),
  -- Counted once for ever: across kiosks and re-imaged disks.
  primary key (counter, credit_seq)
) strict, without rowid;

insert into coin_records (counter, credit_seq, place, seq, at_ms, currency, face_minor, deposit, fate)
select acceptor_counters.n, coins.credit_seq, coin_places.n, coins.seq, coins.at_ms, coins.currency,
       coins.face_minor, deposit_numbers.n,
       case coins.fate when 'credited' then 0 when 'aside' then 1 else 2 end
  from coins
  join acceptor_counters on acceptor_counters.acceptor_id = coins.acceptor_id
                        and acceptor_counters.acceptor_epoch = coins.acceptor_epoch
  join coin_places on coin_places.kiosk_id = coins.kiosk_id
                  and coin_places.kiosk_epoch = coins.kiosk_epoch
  left join deposit_numbers on deposit_numbers.deposit_id = coins.deposit_id;

drop table coins;
create index coin_records_of_deposit on coin_records (deposit) where deposit is not null;

-- The same coins in words, for whoever reads.
create view coins as
select acceptor_counters.acceptor_id, acceptor_counters.acceptor_epoch, coin_records.credit_seq,
       coin_places.kiosk_id, coin_places.kiosk_epoch, coin_records.seq, coin_records.at_ms,
       coin_records.currency, coin_records.face_minor, deposit_numbers.deposit_id,
       case coin_records.fate when 0 then 'credited' when 1 then 'aside' else 'unbooked' end as fate
  from coin_records
  join acceptor_counters on acceptor_counters.n = coin_records.counter
  join coin_places on coin_places.n = coin_records.place
  left join deposit_numbers on deposit_numbers.n = coin_records.deposit;
