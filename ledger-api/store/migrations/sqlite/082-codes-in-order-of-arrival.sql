-- Codes are kept in the order in which they are made, and one that is used says so (`expires_at_ms = 0`) until it is
-- forgotten with those that have run out: taking it away at once rewrote a page of each of three trees with every payment.
-- Retention: a code until it is replaced, or the next hourly turn after it was used or has run out.
create table redemption_codes_as_they_came (
  wallet_id      text    not null primary key,
  typed_hash     text    not null unique,
  scanned_hash   text    not null unique,
  ceiling_points integer not null check (ceiling_points > 0),
  expires_at_ms  integer not null
) strict;

insert into redemption_codes_as_they_came select * from redemption_codes;
drop table redemption_codes;
alter table redemption_codes_as_they_came rename to redemption_codes;
