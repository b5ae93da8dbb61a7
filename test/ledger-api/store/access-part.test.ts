import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeAccessPart } from '../../contracts/access-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeAccessPart('memory', openMemoryLedgerStore);
describeAccessPart('SQLite', temporarySqliteStore);
