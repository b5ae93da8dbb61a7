-- Rows are always kept in the order of their arrival here. Retention: as 030.
-- Once an hour, when the codes that have run out are forgotten, they are most of the table.
drop index expiring_codes;
