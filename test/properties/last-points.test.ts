import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeLastPoints } from '../contracts/last-points.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

describeLastPoints('memory', openMemoryLedgerStore);
describeLastPoints('SQLite', temporarySqliteStore);
