import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeBagsPart } from '../../contracts/bags-part.ts';
import { describeExchangesPart } from '../../contracts/exchanges-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeBagsPart('memory', openMemoryLedgerStore);
describeBagsPart('SQLite', temporarySqliteStore);
describeExchangesPart('memory', openMemoryLedgerStore);
describeExchangesPart('SQLite', temporarySqliteStore);
