// The whole ledger: lock, database, keys, app, loops — everything that starts here also stops here, in order.
import type { FastifyBaseLogger } from 'fastify';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { Api, Ledger, Reach } from './api.ts';
import { buildApp } from './app.ts';
import { openBank } from './bank/open-bank.ts';
import { SCRYPT_COST } from './auth/passwords.ts';
import type { Settings } from './config/settings.ts';
import { openDemoHouse } from './demo/demo-house.ts';
import type { DemoStaff } from './demo/demo-staff.ts';
import { limitConnections } from './connection-limit.ts';
import { ledgerEvents } from './events.ts';
import { openIdentityCheck } from './identity/open-identity-check.ts';
import { phoneOpener } from './keys/ledger-keys.ts';
import { openKeys } from './keys/open-keys.ts';
import { phoneVault } from './keys/phone-vault.ts';
import { secretVault } from './keys/secret-vault.ts';
import { openMessages } from './messages/open-messages.ts';
import { sendReceipts } from './messages/receipts.ts';
import { ledgerMetrics } from './metrics.ts';
import { closeServer } from './process/close-server.ts';
import { makeDataDirectory } from './process/make-directory.ts';
import { writePidFile } from './process/pid-file.ts';
import { httpsRateSource } from './rates/https-rate-source.ts';
import { reachOf } from './reach.ts';
import { takeDataLock } from './store/data-lock.ts';
import { keysFor, openLedgerStore } from './store/open-ledger-store.ts';
import { startUpkeep } from './upkeep.ts';

export type Surroundings = Readonly<{ clock: Clock; entropy: Entropy; logger: FastifyBaseLogger }>;

export type RunningLedger = Readonly<{
  reach: Reach;
  /** How the people of the demo house sign in; undefined elsewhere. */
  demoStaff: DemoStaff | undefined;
  /** Ends streams, answers what was asked, lets the loops finish, closes the database, frees the lock. */
  stop(): Promise<void>;
}>;

/** Starts a ledger; rejects with a sentence when it cannot, leaving nothing behind. */
export async function startLedger(
  settings: Settings,
  { clock, entropy, logger }: Surroundings,
): Promise<RunningLedger> {
  await using started = new AsyncDisposableStack();
  makeDataDirectory(settings.dataDir);
  const lock = takeDataLock(join(settings.dataDir, 'ledger.lock'));
  if (lock === 'taken') {
    throw new Error(`Another ledger is running on ${settings.dataDir}. Stop it first.`);
  }
  started.defer(() => lock.release());
  const store = await openLedgerStore(settings.database, { clock, entropy });
  started.defer(() => store.close());
  const isShared = settings.database.kind === 'postgres';
  const keys = await openKeys(store, settings.keysFile, keysFor(settings.database, entropy));

  let reach: Reach = reachOf(settings, settings.port);
  const stopping = new AbortController();
  const metrics = ledgerMetrics();
  metrics.watchProcess();
  const messages = openMessages(settings.messages, {
    dataDir: settings.dataDir,
    dataKey: keys.dataKey,
    clock,
    entropy,
    stopping: stopping.signal,
    failed: (why) => {
      metrics.messageFailed();
      logger.error({ why }, 'a text message could not be sent');
    },
  });
  metrics.watchMessages(messages.waiting);
  started.defer(() => messages.stop());
  const events = ledgerEvents();
  const ledger: Ledger = {
    store,
    keys,
    phones: phoneVault(keys, entropy),
    openPhone: phoneOpener(keys),
    messages,
    events,
    clock,
    entropy,
    secrets: secretVault(keys, entropy),
    identityCheck: openIdentityCheck(settings.identity, clock),
    bank: openBank(settings.bank),
    rateSource:
      settings.rateSourceUrl === undefined ? undefined : httpsRateSource(settings.rateSourceUrl),
    payer: settings.payer,
    holdPeriods: settings.holdPeriods,
    stepUp: settings.stepUp,
    businessZone: settings.businessZone,
    charityId: settings.charityId,
    allowedWebhookHosts: settings.allowedWebhookHosts,
    isDemoHouse: settings.isDemo,
    passwordCost: SCRYPT_COST,
    reach: () => reach,
    stopping: stopping.signal,
  };
  store.listen(events.hear);
  sendReceipts(ledger, (error) => {
    metrics.messageFailed();
    logger.error({ err: error }, 'a receipt could not be sent');
  });

  const demo = settings.isDemo
    ? await openDemoHouse(ledger, join(settings.dataDir, 'enrol-token'))
    : undefined;
  const api = await buildApp(ledger, { ...settings, logger, metrics, uiDir: UI_DIR });
  started.defer(() => closeServer(api, clock));
  const { connectionsPerAddressMax: perAddressMax, trustedProxies } = settings;
  limitConnections(api.server, { perAddressMax, trustedProxies });
  reach = reachOf(settings, await listen(api, settings));
  const upkeep = startUpkeep(
    ledger,
    metrics,
    demo,
    (loop, error) =>
      logger.error({ err: error, loop }, 'a turn of upkeep failed; it is tried again'),
    // Where the data lock keeps every other process away, the lease is ours again at once after a restart.
    isShared ? entropy.uuid(clock.nowMs()) : 'the owner of the data lock',
  );
  started.defer(() => upkeep.stop());
  started.defer(() => stopping.abort());
  started.defer(writePidFile(join(settings.dataDir, 'ledger.pid')));
  const running = started.move();
  return { reach, demoStaff: demo?.staff, stop: () => running.disposeAsync() };
}

/** Listens, and answers the port. */
async function listen(api: Api, { host, port }: Settings): Promise<number> {
  try {
    await api.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE') throw new Error(`listening on ${host}:${port}`, { cause: error });
    throw new Error(
      `Port ${port} of ${host} is taken. Stop what listens there, or set LEDGER_PORT.`,
      {
        cause: error,
      },
    );
  }
  const address = api.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

const UI_DIR = fileURLToPath(new URL('../dist/ui', import.meta.url));
