import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeLedgerStore } from '../../contracts/ledger-store.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeLedgerStore('memory', openMemoryLedgerStore);
describeLedgerStore('SQLite', temporarySqliteStore);
