-- Claims. Retention: 5 years after they were decided; the claimant's words go with the wallet.
create table claims (
  id            text    not null primary key,
  wallet_id     text    not null references wallets (id),
  kind          text    not null,
  deposit_id    text,
  receipt_code  text,
  text_cipher   blob    not null,
  -- Canonical JSON.
  evidence      text    not null,
  state         text    not null check (state in ('open', 'accepted', 'refused')),
  filed_at_ms   integer not null,
  due_at_ms     integer not null,
  decided_at_ms integer,
  answer        text
) strict, without rowid;

create index claims_of_a_wallet on claims (wallet_id, id);
create index claims_in_a_state on claims (state, id);
create index open_claims_about_a_deposit on claims (deposit_id, id) where state = 'open';

-- What happened at a kiosk around the time of a claim.
create index tasks_of_a_kiosk on tasks (kiosk_id, opened_at_ms) where kiosk_id is not null;
