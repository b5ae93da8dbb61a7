-- Settlements that wait for the bank are found by their age. Retention: as the settlements.
create index settlements_that_wait on settlements (through_ms) where state = 'open';
