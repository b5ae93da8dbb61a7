-- Shops and operators. Retention: shops, keys and operators for ever; sign-ins until they have run out (a day).
create table shops (
  id                 text    not null primary key,
  name               text    not null,
  state              text    not null check (state in ('active', 'suspended')),
  -- Millionths of a degree, both or neither.
  latitude_e6        integer check (latitude_e6 between -90000000 and 90000000),
  longitude_e6       integer check (longitude_e6 between -180000000 and 180000000),
  hours              text,
  fee_policy_version integer not null check (fee_policy_version > 0),
  payout_account_ref text,
  opened_at_ms       integer not null,
  check ((latitude_e6 is null) = (longitude_e6 is null))
) strict, without rowid;

create table shop_keys (
  id              text    not null primary key,
  shop_id         text    not null references shops (id),
  prefix          text    not null unique,
  key_hash        text    not null,
  -- Names of scopes with a space between them.
  scopes          text    not null,
  created_at_ms   integer not null,
  last_used_at_ms integer,
  revoked_at_ms   integer
) strict, without rowid;

create index shop_keys_of_a_shop on shop_keys (shop_id, created_at_ms, id);

create table operators (
  id              text    not null primary key,
  name            text    not null unique,
  role            text    not null check (role in ('viewer', 'collector', 'finance', 'admin')),
  state           text    not null check (state in ('active', 'disabled')),
  password_hash   text    not null,
  totp_cipher     blob    not null,
  last_totp_step  integer not null,
  failed_tries    integer not null check (failed_tries >= 0),
  locked_until_ms integer not null,
  created_at_ms   integer not null
) strict, without rowid;

create table staff_sign_ins (
  token_hash      text    not null primary key,
  -- A shop key or an operator.
  subject         text    not null,
  signed_in_at_ms integer not null,
  last_seen_at_ms integer not null
) strict, without rowid;

create index staff_sign_ins_of_a_subject on staff_sign_ins (subject);
