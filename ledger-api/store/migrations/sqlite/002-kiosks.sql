-- Kiosks and every batch they sent. Retention: batches for ever (deduplication has no end), used tokens 5 years.
create table kiosks (
  id                  text    not null primary key,
  name                text    not null,
  state               text    not null check (state in ('active', 'quarantined', 'revoked')),
  kiosk_epoch         integer not null check (kiosk_epoch >= 0),
  certificate         text,
  last_batch_seq      integer not null,
  last_batch_hash     text    not null,
  last_seq            integer not null,
  last_accepted_at_ms integer,
  heartbeat_counter   integer not null,
  last_seen_at_ms     integer
) strict, without rowid;

create table enrolment_tokens (
  token_hash    text    not null primary key,
  kiosk_id      text    not null references kiosks (id),
  expires_at_ms integer not null,
  certificate   text
) strict, without rowid;

create table batches (
  kiosk_id       text    not null references kiosks (id),
  kiosk_epoch    integer not null,
  batch_seq      integer not null,
  batch_hash     text    not null,
  bytes          blob    not null,
  signature      text    not null,
  accepted_at_ms integer not null,
  primary key (kiosk_id, kiosk_epoch, batch_seq)
) strict;

-- Valid batches of a quarantined or revoked kiosk, until two operators release them.
create table held_batches (
  kiosk_id    text    not null references kiosks (id),
  kiosk_epoch integer not null,
  batch_seq   integer not null,
  batch_hash  text    not null,
  bytes       blob    not null,
  signature   text    not null,
  held_at_ms  integer not null,
  primary key (kiosk_id, kiosk_epoch, batch_seq, batch_hash)
) strict;
