-- Gifts. Retention: 5 years after they were accepted or came back; number and name go with the giver's wallet.
create table gifts (
  id              text    not null primary key,
  giver_id        text    not null references wallets (id),
  receiver_index  text    not null,
  receiver_cipher blob    not null,
  from_cipher     blob    not null,
  state           text    not null check (state in ('offered', 'accepted', 'cancelled', 'lapsed')),
  points          integer not null check (points > 0),
  offered_at_ms   integer not null,
  lapses_at_ms    integer not null,
  resolved_at_ms  integer,
  receiver_id     text    references wallets (id)
) strict, without rowid;

create index gifts_of_a_giver on gifts (giver_id, id);
create index gifts_of_a_receiver on gifts (receiver_id, id) where receiver_id is not null;
create index gifts_for_a_number on gifts (receiver_index, id) where state = 'offered';
create index lapsing_gifts on gifts (lapses_at_ms, id) where state = 'offered';
