// Composition root: settings and ports in, a running kiosk out. Whatever is started here is stopped by `close`.
import type { AcceptorState } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { type AcceptorSetting, openAcceptor } from '#drivers/open-acceptor.ts';
import { createAcceptorNames } from './acceptor-names.ts';
import { openAcceptors } from './acceptors.ts';
import { type BridgeServer, startBridge } from './bridge/server.ts';
import { createCoinTables } from './coin-tables.ts';
import { ownScreenOf } from './config/own-screen.ts';
import type { Settings } from './config/settings.ts';
import { cardInForce } from './deposit/pricing.ts';
import { runSession } from './deposit/run-session.ts';
import { openDeposit } from './deposit/session.ts';
import { receiptForDeposit } from './deposit-receipt.ts';
import { readDocuments } from './documents.ts';
import { kioskKey } from './enrolment/kiosk-key.ts';
import { tokenSource } from './enrolment/token-source.ts';
import { createAcceptorAudits } from './health/acceptor-audits.ts';
import { createAcceptorNotes } from './health/acceptor-notes.ts';
import { createCounters } from './health/counters.ts';
import { createHelp } from './health/help.ts';
import { keepStore } from './health/store-keeper.ts';
import { screenSide } from './screen-side.ts';
import { doorFor } from './service/access.ts';
import { openService } from './service/open-service.ts';
import { keepRecentLog } from './service/recent-log.ts';
import type { KioskStore } from './store/kiosk-store.ts';
import { startLedgerLink } from './sync/ledger-link.ts';
import type { Log } from './sync/log.ts';
import { SOFTWARE_VERSION } from './version.ts';

export type HouseDeps = Readonly<{
  settings: Settings;
  acceptorSettings: readonly AcceptorSetting[];
  /** Link to the emulator's terminal and its control socket, with an emulated acceptor. */
  emulator: Readonly<{ tty: string; control: string }> | undefined;
  /** The built screens. */
  uiDir: string;
  store: KioskStore;
  clock: Clock;
  entropy: Entropy;
  log: Log;
  /** An operator has ordered a restart, and nobody is depositing. */
  restartWanted(): void;
}>;

export interface House {
  readonly port: number;
  /** Resolves when every acceptor has told what it counted meanwhile, or is known to be missing. */
  readonly acceptorsMet: Promise<AcceptorState>;
  /** Closes slot, screen and link in this order, then the store. */
  close(): Promise<void>;
}

/** Rejects when the port is taken or the store cannot be written; nothing runs then. */
export async function openHouse(deps: HouseDeps): Promise<House> {
  const { settings, clock, entropy, emulator } = deps;
  const recentLog = keepRecentLog(deps.log, clock);
  const { log } = recentLog;
  const life = new AbortController();
  const { signal } = life;
  const counters = createCounters();

  const keeper = keepStore(deps.store, {
    clock,
    signal,
    log,
    failed: () => {
      counters.countStoreFailure();
      runner.storeFailed();
    },
    reopened: () => {
      documents = readDocuments(store);
      runner.storeReopened(acceptors.state);
    },
  });
  const { store } = keeper;
  const started = { kind: 'started', body: { softwareVersion: SOFTWARE_VERSION } };
  store.commit({ atMs: clock.nowMs(), records: [started] });
  const key = kioskKey(store, entropy);
  const help = createHelp(store, clock);
  const noteAcceptor = createAcceptorNotes(store, clock);
  const audits = createAcceptorAudits(store, clock);
  let documents = readDocuments(store);
  const restartNumberAtStart = documents.restartNumber;
  let unsentRecords = store.outbox().unsentRecords;
  let hasEnded = false;
  let bridge: BridgeServer | undefined;
  const met = Promise.withResolvers<AcceptorState>();

  // ── the slot ──
  const enrolment = () => documents.enrolment;
  const coinTables = createCoinTables({ ...deps, store, log, enrolment });
  const names = createAcceptorNames(log);
  const acceptors = openAcceptors({
    isRecovering: store.openSession() !== undefined,
    tableFor: coinTables.tableFor,
    refusalFor: (id, index) => names.refusalFor(index) ?? coinTables.refusalFor(id, index),
    stateChanged: (state) => {
      log('info', 'coin acceptor', { ...state });
      if (acceptors.states.every(({ state }) => state !== 'connecting')) met.resolve(state);
      runner.acceptorChanged(state);
      link.beatNow();
    },
    open: deps.acceptorSettings.map((setting, index) => (member) => {
      const host = names.hosted(index, {
        ...member,
        clock,
        entropy,
        log,
        lastPosition: (acceptorId) => store.lastPosition(acceptorId),
        ...audits,
        commit: async (report) => counters.countReport(runner.storeReport(report)),
      });
      return openAcceptor(setting, emulator?.tty ?? '', host);
    }),
  });

  // ── the session ──
  const currentCard = () => cardInForce(documents.card, link.serverNowMs());
  const runner = runSession({
    store,
    slot: acceptors,
    clock,
    entropy,
    signal,
    log,
    serverNowMs: () => link.serverNowMs(),
    cardInForce: () => currentCard(),
    sealingKey: () => documents.sealingKey,
    issueReceipt: (deposit, closing) => receiptForDeposit(deposit, closing, key, documents),
    recorded: () => link.nudge(),
    changed: () => refresh(),
  });

  // ── the ledger ──
  const link = startLedgerLink({
    store,
    clock,
    entropy,
    log,
    signal,
    ledgerUrl: settings.LEDGER_URL,
    tokens: tokenSource({
      enrolToken: settings.ENROL_TOKEN,
      isDemo: settings.HOUSE === 'demo',
      dataDir: settings.DATA_DIR,
    }),
    softwareVersion: SOFTWARE_VERSION,
    cashboxCoinsMax: settings.CASHBOX_COINS_MAX,
    outboxRetentionMs: settings.OUTBOX_RETENTION,
    isHurried: () => 'deposit' in runner.session || service.isOpen(),
    acceptors: () => acceptors.told(),
    tableProposal: coinTables.proposal,
    viewChanged: refresh,
    documentsChanged: takeDocuments,
  });

  function takeDocuments(): void {
    documents = readDocuments(store);
    coinTables.takeFile();
    refresh();
  }

  // ── the screen ──
  const service = openService({
    ...doorFor(settings.SERVICE_ACCESS),
    store,
    clock,
    signal,
    recentLog,
    acceptors,
    counts: counters.counts,
    link: () => link.view(),
    beatNow: () => link.beatNow(),
    serverNowMs: () => link.serverNowMs(),
    hasPrices: () => currentCard() !== undefined,
    unsentRecords: () => unsentRecords,
    isFree: () => runner.session.state === 'attract',
    recorded: () => link.nudge(),
    changed: refresh,
  });
  const screen = screenSide({
    clock,
    store,
    isStoreBroken: keeper.isBroken,
    documents: () => documents,
    unsentRecords: () => unsentRecords,
    currentCard,
    acceptors,
    runner,
    link,
    help,
    counters,
    service,
    hasGuessGame: settings.GUESS_THE_TOTAL === 'on',
  });

  /** Follows whatever changed: called at each change, and four times a second. */
  function refresh(): void {
    if (!bridge || signal.aborted) return;
    try {
      follow();
    } catch (error) {
      // The keeper of the store has noticed, and what has been stored stays stored.
      log('debug', 'the store cannot be read now', { error: String(error) });
    }
    bridge.show();
  }

  function follow(): void {
    service.tick();
    const hadEnded = hasEnded;
    hasEnded = screen.endsDeposits();
    if (hasEnded && !hadEnded) runner.serviceEnded();
    if (keeper.isBroken()) return;
    unsentRecords = store.outbox().unsentRecords;
    noteAcceptor(acceptors.state);
    if (openDeposit(runner.session)) return;
    void acceptors.refreshTables(currentCard());
    if (documents.restartNumber > restartNumberAtStart) deps.restartWanted();
  }

  const stop = async (): Promise<void> => {
    await acceptors.close();
    await bridge?.close();
    life.abort();
    await Promise.all([runner.done, link.done]);
    store.close();
  };
  try {
    bridge = await startBridge({
      port: settings.KIOSK_PORT,
      clock,
      entropy,
      uiDir: deps.uiDir,
      ownScreen: ownScreenOf(settings),
      ...(emulator && { emulatorControl: emulator.control }),
      ...screen,
      log,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  if (!documents.enrolment) coinTables.takeFile();
  refresh();
  return { port: bridge.port, acceptorsMet: met.promise, close: stop };
}
