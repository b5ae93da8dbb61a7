import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeTillLaws } from '../contracts/till-laws.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

describeTillLaws('memory', openMemoryLedgerStore);
describeTillLaws('SQLite', temporarySqliteStore, 0.5);
