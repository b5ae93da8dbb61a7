-- Redemptions and their codes. Retention: redemptions 5 years; a code until it is used, replaced or has run out.
create table redemptions (
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
  unique (shop_id, order_id)
) strict, without rowid;

create index awaiting_redemptions on redemptions (wallet_id, id) where state = 'awaiting-holder';
create index due_redemptions on redemptions (due_at_ms, id) where due_at_ms is not null;

-- One live code a wallet: a new one takes the place of the last.
create table redemption_codes (
  wallet_id      text    not null primary key,
  typed_hash     text    not null unique,
  scanned_hash   text    not null unique,
  ceiling_points integer not null check (ceiling_points > 0),
  expires_at_ms  integer not null
) strict, without rowid;

create index expiring_codes on redemption_codes (expires_at_ms);
