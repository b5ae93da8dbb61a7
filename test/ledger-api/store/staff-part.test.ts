import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeStaffPart } from '../../contracts/staff-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeStaffPart('memory', openMemoryLedgerStore);
describeStaffPart('SQLite', temporarySqliteStore);
