-- What a row names was written or read in its own transaction, by the one function that writes such rows, and is never
-- removed: it is not looked up, and the shop's row not locked, again for each row. SQLite, where that costs little, does
-- look, in every test; the auditor derives the whole anew. Retention: as 001, 030, 031 and 042.
alter table postings drop constraint postings_transfer_id_fkey;
alter table unsealed drop constraint unsealed_transfer_id_fkey;
alter table log_entries drop constraint log_entries_transfer_id_fkey;
alter table redemptions drop constraint redemptions_shop_id_fkey;
alter table shop_movements drop constraint shop_movements_shop_id_fkey;
alter table wallet_entries drop constraint wallet_entries_of_any_subject_wallet_id_fkey;
