import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeVaultLaws } from '../contracts/vault-laws.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

describeVaultLaws('memory', openMemoryLedgerStore, 0.6);
describeVaultLaws('SQLite', temporarySqliteStore, 0.3);
