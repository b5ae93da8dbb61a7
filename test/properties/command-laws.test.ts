import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeCommandLaws } from '../contracts/command-laws.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

describeCommandLaws('memory', openMemoryLedgerStore);
describeCommandLaws('SQLite', temporarySqliteStore, 0.5);
