-- What the service screen asks of the journal: the cashbox's last move, and who last opened or failed to open the screen.

create index journal_cashbox on journal (kiosk_epoch, seq)
  where kind in ('cashbox-removed', 'cashbox-inserted');
create index journal_access on journal (kiosk_epoch, seq)
  where kind in ('service-opened', 'service-refused');
