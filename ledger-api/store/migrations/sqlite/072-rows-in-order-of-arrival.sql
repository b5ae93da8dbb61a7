-- What every payment adds is kept in the order in which it arrives, and found by narrow indexes: rows of hundreds of
-- bytes in the order of their keys made each payment rewrite three pages where one does. An answer and an order are found
-- by what their sender named first, because what is named in the order of time stays together, whichever shop it is
-- of. Retention: as 001, 005, 007, 030 and 042.
create table transfers_as_they_came (
  id       text    not null primary key,
  template text    not null,
  at_ms    integer not null,
  -- Canonical JSON: exactly the bytes that are the leaf of the sealed log.
  document text    not null
) strict;

insert into transfers_as_they_came select * from transfers;
drop table transfers;
alter table transfers_as_they_came rename to transfers;

create table given_answers_as_they_came (
  principal    text    not null,
  key          text    not null,
  request_hash text    not null,
  status       integer not null,
  body         text    not null,
  primary key (key, principal)
) strict;

insert into given_answers_as_they_came select * from given_answers;
drop table given_answers;
alter table given_answers_as_they_came rename to given_answers;

create table redemptions_as_they_came (
  shop_id             text    not null references shops (id),
  id                  text    not null,
  key_id              text    not null,
  wallet_id           text    not null,
  order_id            text    not null,
  state               text    not null check (state in ('awaiting-holder', 'authorised', 'captured',
                                                        'voided', 'lapsed', 'declined')),
  points              integer not null check (points > 0),
  captured_points     integer not null check (captured_points between 0 and points),
  refunded_points     integer not null check (refunded_points between 0 and captured_points),
  is_captured_at_once integer not null check (is_captured_at_once in (0, 1)),
  fee_policy_version  integer not null,
  opened_at_ms        integer not null,
  lapse_after_ms      integer not null,
  due_at_ms           integer,
  primary key (shop_id, id),
  -- The shop's name for a sale is one sale for ever.
  unique (order_id, shop_id)
) strict;

insert into redemptions_as_they_came select * from redemptions order by id;
drop table redemptions;
alter table redemptions_as_they_came rename to redemptions;
create index awaiting_redemptions on redemptions (wallet_id, id) where state = 'awaiting-holder';
create index due_redemptions on redemptions (due_at_ms, id) where due_at_ms is not null;

create table wallet_entries_as_they_came (
  wallet_id    text    not null references wallets (id),
  entry_number integer not null check (entry_number > 0),
  at_ms        integer not null,
  kind         text    not null,
  deposit_id   text,
  -- A withdrawal, a gift, a claim: its kind and id.
  subject_kind text,
  subject_id   text,
  points       integer not null,
  primary key (wallet_id, entry_number)
) strict;

insert into wallet_entries_as_they_came select * from wallet_entries;
drop table wallet_entries;
alter table wallet_entries_as_they_came rename to wallet_entries;

create table holds_as_they_came (
  id           text    not null primary key,
  wallet_id    text    not null,
  purpose      text    not null,
  state        text    not null check (state in ('open', 'resolved')),
  points       integer not null check (points > 0),
  opened_at_ms integer not null,
  lapses_at_ms integer,
  -- Canonical JSON: the points of each lot, used and refunded.
  pieces       text    not null
) strict;

insert into holds_as_they_came select * from holds order by opened_at_ms, id;
drop table holds;
alter table holds_as_they_came rename to holds;
create index open_holds on holds (wallet_id, opened_at_ms, id) where state = 'open';
create index lapsing_holds on holds (lapses_at_ms, id) where state = 'open';

-- Once an hour, when the codes that have run out are forgotten, they are most of the table.
drop index expiring_codes;
