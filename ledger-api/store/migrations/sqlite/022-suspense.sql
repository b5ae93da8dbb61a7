-- Coins in doubt, by the transfer that set them aside. Retention: 5 years after they are resolved.
create table suspense_items (
  transfer_id    text    not null primary key references transfers (id),
  kiosk_id       text    not null,
  currency       text    not null,
  amount_minor   integer not null check (amount_minor > 0),
  at_ms          integer not null,
  resolved_at_ms integer
) strict, without rowid;

create index open_suspense on suspense_items (at_ms, transfer_id) where resolved_at_ms is null;

-- The id of such a transfer is coins/{kiosk}/…
insert into suspense_items
select id, substr(id, 7, 36), commodity, -amount_minor, at_ms, null
  from transfers join postings on transfer_id = id
 where template = '2s' and amount_minor < 0;

create index deposits_in_review on deposits (id) where state = 'review';

-- Unclaimed coins are looked at again after five years.
update deposits set due_at_ms = closed_at_ms + 157788000000
 where owner = 'unclaimed' and state = 'closed';
