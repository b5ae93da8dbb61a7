// A ledger API without a socket, for tests and for programs: its clock is moved by hand, its messages are in a list.
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { type HandMovedClock, handMovedClock } from '#drivers/clock.ts';
import { type Entropy, seededEntropy } from '#drivers/entropy.ts';
import type { Api, Ledger } from '#ledger/api.ts';
import { buildApp } from '#ledger/app.ts';
import { ledgerEvents } from '#ledger/events.ts';
import { ledgerKeys, phoneOpener } from '#ledger/keys/ledger-keys.ts';
import { phoneVault } from '#ledger/keys/phone-vault.ts';
import { secretVault } from '#ledger/keys/secret-vault.ts';
import type { Message } from '#ledger/messages/message-sink.ts';
import { sendReceipts } from '#ledger/messages/receipts.ts';
import { ledgerMetrics } from '#ledger/metrics.ts';
import { reachOf } from '#ledger/reach.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { standIns } from './outside-services.ts';

export type TestLedger = Readonly<{
  api: Api;
  ledger: Ledger;
  clock: HandMovedClock;
  entropy: Entropy;
  messages: readonly Message[];
  /** The newest code that was sent to a number. */
  codeFor(phone: string): string;
  /** Signs a number in and answers its bearer token. */
  signIn(phone: string): Promise<string>;
  /** Ends streams, as a ledger does that stops. */
  stop(): void;
}>;

export const ORIGIN = 'http://127.0.0.1:8080';
export const AUTHORITY = '127.0.0.1:8080';
const SILENT = pino({ level: 'silent' });
const HOLD_PERIOD_MS = 7 * 86_400_000;

export type LedgerOptions = Readonly<{
  /** Where built pages would be. */
  uiDir?: string;
  port?: number;
  /** When its clock begins. */
  startMs?: number;
  /** Hears what is logged; nobody does unless told. */
  logger?: FastifyBaseLogger;
}>;

/** A running ledger on `store`, closed by `close`. */
export async function openLedger(
  store: LedgerStore,
  { uiDir = '/nowhere', port = 8080, startMs, logger = SILENT }: LedgerOptions = {},
): Promise<TestLedger & Readonly<{ close(): Promise<void> }>> {
  const clock = handMovedClock(startMs);
  const entropy = seededEntropy('ledger');
  const secret = () => entropy.bytes(32);
  const keys = ledgerKeys({
    signingSeed: secret(),
    sealingSeed: secret(),
    dataKey: secret(),
    indexKey: secret(),
    pepper: secret(),
  });
  const messages: Message[] = [];
  const stopping = new AbortController();
  const events = ledgerEvents();
  store.listen(events.hear);
  const reach = reachOf({ host: '127.0.0.1', publicOrigin: undefined, tls: undefined }, port);
  const ledger: Ledger = {
    store,
    keys,
    phones: phoneVault(keys, entropy),
    openPhone: phoneOpener(keys),
    messages: { send: (message) => void messages.push(message) },
    events,
    clock,
    entropy,
    secrets: secretVault(keys, entropy),
    ...standIns(),
    holdPeriods: { defaultMs: HOLD_PERIOD_MS, byCurrency: {} },
    stepUp: { newForMs: 7 * 86_400_000, abovePoints: 30_000n },
    businessZone: 'Asia/Seoul',
    allowedWebhookHosts: ['127.0.0.1:9000'],
    isDemoHouse: false,
    // Cheap: what a password really costs is tested where passwords are.
    passwordCost: { N: 16, r: 1, p: 1 },
    reach: () => reach,
    stopping: stopping.signal,
  };
  sendReceipts(ledger, (error) => {
    throw error;
  });
  const api = await buildApp(ledger, {
    logger,
    metrics: ledgerMetrics(),
    uiDir,
    trustedProxies: [],
    tls: undefined,
  });
  const codeFor = (phone: string): string => {
    const message = messages.findLast((sent) => sent.to === phone && sent.kind === 'code');
    return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
  };
  return {
    api,
    ledger,
    clock,
    entropy,
    messages,
    codeFor,
    signIn: async (phone) => {
      await api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone } });
      const answer = await api.inject({
        method: 'POST',
        url: '/v1/auth/sessions',
        payload: { phone, code: codeFor(phone) },
      });
      return answer.json<{ token: string }>().token;
    },
    stop: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      await api.close();
      await store.close();
    },
  };
}
