-- Webhooks of shops and what they are told. Retention: until removed; deliveries 30 days after they were made.
create table webhooks (
  id             text    not null primary key,
  shop_id        text    not null references shops (id),
  url            text    not null,
  secret_version integer not null check (secret_version > 0),
  created_at_ms  integer not null,
  rotated_at_ms  integer
) strict, without rowid;

create index webhooks_of_a_shop on webhooks (shop_id, id);

create table webhook_deliveries (
  webhook_id  text    not null,
  event_id    text    not null,
  type        text    not null,
  body        text    not null,
  made_at_ms  integer not null,
  state       text    not null check (state in ('waiting', 'delivered', 'failed')),
  attempts    integer not null check (attempts >= 0),
  due_at_ms   integer check ((state = 'waiting') = (due_at_ms is not null)),
  last_answer text,
  primary key (webhook_id, event_id)
) strict, without rowid;

create index due_deliveries on webhook_deliveries (due_at_ms, webhook_id, event_id)
 where due_at_ms is not null;
create index deliveries_by_age on webhook_deliveries (webhook_id, made_at_ms, event_id);
create index aged_deliveries on webhook_deliveries (made_at_ms);
