-- Of a revoked kiosk: whether two people have let what it told go on. Until then its deposits wait, as those of a
-- quarantined one do. Retention: as the kiosk (002).
alter table kiosks add column is_released integer not null default 0;
