-- The seal number that was typed at the kiosk when its cashbox was taken out, kept with the bag. Retention: as 020.
alter table bags add column kiosk_seal text;
