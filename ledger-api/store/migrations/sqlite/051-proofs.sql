-- What a proof of inclusion needs: the transfers of a deposit, and the large subtrees of the log. Retention: as the log.
create table deposit_transfers (
  deposit_id  text not null,
  transfer_id text not null references transfers (id),
  primary key (deposit_id, transfer_id)
) strict, without rowid;

create table log_nodes (
  level      integer not null check (level >= 8),
  node_index integer not null check (node_index >= 0),
  hash       blob    not null,
  primary key (level, node_index)
) strict, without rowid;

-- Ids name their deposit: coins/…/{deposit}/KRW/wallet, pickup/{deposit}/…, maturity/{deposit}/…
insert into deposit_transfers
select substr(id, length(id) - 46, 36), id from transfers where template = '1';
insert into deposit_transfers
select substr(id, length(id) - 49, 36), id from transfers where template = '2';
insert into deposit_transfers
select substr(id, 8, 36), id from transfers where template = '4';
insert into deposit_transfers
select substr(id, 10, 36), id from transfers where template in ('5', '6');
