import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeWebhooksPart } from '../../contracts/webhooks-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describeWebhooksPart('memory', openMemoryLedgerStore);
describeWebhooksPart('SQLite', temporarySqliteStore);
