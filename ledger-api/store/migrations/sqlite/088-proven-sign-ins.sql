-- When the holder of a sign-in last proved to have the number: large spending from a new device asks for it. A sign-in that
-- began before this was kept proved it then. Retention: as the sign-in (005).
alter table sign_ins add column proven_at_ms integer not null default 0;

update sign_ins set proven_at_ms = signed_in_at_ms;
