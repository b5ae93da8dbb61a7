-- A code is changed once, when it is used: with room for that on its page it keeps its place in three indexes.
-- Retention: as 082.
alter table redemption_codes set (fillfactor = 75);
