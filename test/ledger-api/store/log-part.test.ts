import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeLogPart } from '../../contracts/log-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeLogPart('memory', openMemoryLedgerStore);
describeLogPart('SQLite', temporarySqliteStore);
