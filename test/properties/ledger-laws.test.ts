import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeLedgerLaws } from '../contracts/ledger-laws.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

describeLedgerLaws('memory', openMemoryLedgerStore);
describeLedgerLaws('SQLite', temporarySqliteStore);
