-- What we owe shops and how it was settled. Retention: 5 years after the settlement was paid.
create table shop_movements (
  shop_id      text    not null references shops (id),
  position     integer not null,
  kind         text    not null check (kind in ('capture', 'refund', 'returned', 'correction')),
  subject_id   text    not null,
  at_ms        integer not null,
  gross_points integer not null,
  fee_points   integer not null,
  net_points   integer not null,
  primary key (shop_id, position)
) strict, without rowid;

create table settlement_runs (
  id           text    not null primary key,
  cut_position integer not null,
  made_at_ms   integer not null,
  made_by      text    not null,
  done_through text,
  state        text    not null check (state in ('open', 'done'))
) strict, without rowid;

-- One run at a time.
create unique index open_settlement_run on settlement_runs (state) where state = 'open';

create table settlements (
  shop_id          text    not null references shops (id),
  run_id           text    not null references settlement_runs (id),
  state            text    not null check (state in ('open', 'paid', 'rejected')),
  after_position   integer not null,
  through_position integer not null check (through_position > after_position),
  after_ms         integer,
  through_ms       integer not null,
  gross            integer not null,
  refunds          integer not null,
  fee              integer not null,
  carried          integer not null,
  net              integer not null check (net > 0 and net = gross - refunds - fee + carried),
  payout_day       text    not null,
  policy_version   integer not null,
  decided_at_ms    integer,
  note             text,
  primary key (shop_id, run_id),
  -- A shop's settlements follow one another without a gap or an overlap.
  unique (shop_id, after_position)
) strict, without rowid;

create index settlements_of_a_run on settlements (run_id, shop_id);
