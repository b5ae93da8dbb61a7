-- What is in each cashbox, and the bags its coins travel in. Retention: cashboxes always, bags and removals 5 years.
create table cashboxes (
  kiosk_id   text    not null references kiosks (id),
  currency   text    not null,
  face_minor integer not null check (face_minor > 0),
  -- Coins ingested less coins collected: never below zero once a transaction has ended.
  coin_count integer not null,
  primary key (kiosk_id, currency, face_minor)
) strict, without rowid;

insert into cashboxes
select kiosk_id, currency, face_minor, count(*) from coins where fate <> 'unbooked'
 group by kiosk_id, currency, face_minor;

create table cashbox_removals (
  kiosk_id    text    not null references kiosks (id),
  kiosk_epoch integer not null,
  seq         integer not null,
  at_ms       integer not null,
  seal_number text,
  primary key (kiosk_id, kiosk_epoch, seq)
) strict, without rowid;

create table lost_epochs (
  kiosk_id    text    not null references kiosks (id),
  kiosk_epoch integer not null,
  at_ms       integer not null,
  -- Canonical JSON: the two people.
  people      text    not null,
  primary key (kiosk_id, kiosk_epoch)
) strict, without rowid;

create table bags (
  id            text    not null primary key,
  kiosk_id      text    not null references kiosks (id),
  seal_number   text    not null,
  kiosk_epoch   integer not null,
  cut_off_seq   integer not null,
  state         text    not null check (state in ('waiting', 'sealed', 'counted')),
  opened_at_ms  integer not null,
  opened_by     text    not null,
  sealed_at_ms  integer,
  counted_at_ms integer,
  count_number  integer not null,
  -- Canonical JSON: what the books expect, and what each person counted.
  expected      text    not null,
  counts        text    not null,
  unique (kiosk_id, kiosk_epoch, cut_off_seq)
) strict, without rowid;

create index waiting_bags on bags (kiosk_id, kiosk_epoch, cut_off_seq) where state = 'waiting';
create index uncounted_bags on bags (sealed_at_ms, id) where state = 'sealed';
