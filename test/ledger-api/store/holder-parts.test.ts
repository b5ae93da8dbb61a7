// The parts of the books behind what holders do besides looking and paying, on every store.
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeWithdrawalsPart } from '../../contracts/withdrawals-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeWithdrawalsPart('memory', openMemoryLedgerStore);
describeWithdrawalsPart('SQLite', temporarySqliteStore);
