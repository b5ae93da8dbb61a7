import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeRedemptionsPart } from '../../contracts/redemptions-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeRedemptionsPart('memory', openMemoryLedgerStore);
describeRedemptionsPart('SQLite', temporarySqliteStore);
