-- What kiosks propose as coin tables, at most 16 acceptors each. Retention: until replaced by a newer proposal.
create table coin_table_proposals (
  kiosk_id       text    not null references kiosks (id),
  acceptor_id    text    not null,
  proposed_at_ms integer not null,
  proposal       text    not null,
  primary key (kiosk_id, acceptor_id)
) strict, without rowid;
