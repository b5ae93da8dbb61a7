-- Rows that are changed again and again keep some room beside them: a new version that stays on its page needs no new
-- place in any index. SQLite changes rows where they are. Retention: as 001, 003 and 073.
alter table wallets set (fillfactor = 75);
alter table balances set (fillfactor = 75);
alter table lots set (fillfactor = 75);
