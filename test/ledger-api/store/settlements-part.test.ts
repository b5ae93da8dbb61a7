import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeSettlementsPart } from '../../contracts/settlements-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeSettlementsPart('memory', openMemoryLedgerStore);
describeSettlementsPart('SQLite', temporarySqliteStore);
