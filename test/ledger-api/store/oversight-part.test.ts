import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeOversightPart } from '../../contracts/oversight-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeOversightPart('memory', openMemoryLedgerStore);
describeOversightPart('SQLite', temporarySqliteStore);
