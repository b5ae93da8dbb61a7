-- A wallet's history tells of more than deposits. Retention: 5 years, as before.
create table wallet_entries_of_any_subject (
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
) strict, without rowid;

insert into wallet_entries_of_any_subject
       (wallet_id, entry_number, at_ms, kind, deposit_id, subject_kind, subject_id, points)
select wallet_id, entry_number, at_ms, kind, deposit_id, null, null, points from wallet_entries;

drop table wallet_entries;
alter table wallet_entries_of_any_subject rename to wallet_entries;
