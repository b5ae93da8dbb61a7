-- Coins at the bank, and what foreign coins have cost and brought. Retention: 5 years; positions always.
create table shipments (
  id            text    not null primary key,
  currency      text    not null,
  amount_minor  integer not null check (amount_minor > 0),
  open_minor    integer not null check (open_minor between 0 and amount_minor),
  step_count    integer not null,
  shipped_at_ms integer not null,
  shipped_by    text    not null
) strict, without rowid;

create index open_shipments on shipments (shipped_at_ms, id) where open_minor > 0;

create table foreign_positions (
  currency text not null primary key,
  -- Canonical JSON: matured coins with their cost, or sales whose coins have not matured.
  document text not null
) strict, without rowid;

create table sales (
  id       text not null primary key,
  document text not null
) strict, without rowid;

-- Coins that matured and are not in their position yet; a row lives about a second.
create table acquisitions (
  transfer_id  text    not null primary key references transfers (id),
  currency     text    not null,
  amount_minor integer not null,
  gross_points integer not null
) strict, without rowid;
