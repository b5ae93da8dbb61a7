-- What kiosks told of themselves, each time it was something else than before. Retention: 400 days, the newest always.
create table kiosk_tellings (
  kiosk_id          text    not null references kiosks (id),
  kiosk_epoch       integer not null,
  heartbeat_counter integer not null,
  at_ms             integer not null,
  software_version  text    not null,
  -- Canonical JSON: the acceptors with their states, as in the heartbeat.
  acceptors         text    not null,
  primary key (kiosk_id, kiosk_epoch, heartbeat_counter)
) strict, without rowid;

-- What one kiosk did and what it needed, newest first.
create index coin_hours_of_a_kiosk on coin_hours (kiosk_id, hour);
