-- How long the coins of a deposit wait, by currency, as it was when the deposit was closed.
alter table deposits add column hold_periods text;
