-- Rows are always kept in the order of their arrival here; a used code says so (`expires_at_ms = 0`). Retention: as there.
select 1;
