// The ledger's settings: one schema over the environment, every wrong value named in a sentence.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { StepUpRules } from '../auth/step-up.ts';
import type { ShopId } from '../contract/ids.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import { type DatabasePlace } from '../store/open-ledger-store.ts';
import { hostUrls } from '../store/postgres/hosts.ts';
import { readHoldPeriods } from './hold-periods.ts';
import { isLoopback, readOrigin } from './origin.ts';
import { similarNameWarnings } from './similar-names.ts';
import { stepUpFields, stepUpRules } from './step-up.ts';
import { isTimeZone } from './time-zone.ts';

export type Settings = Readonly<{
  dataDir: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Undefined: made from the address that is listened on. */
  publicOrigin: string | undefined;
  tls: Readonly<{ certFile: string; keyFile: string }> | undefined;
  /** Addresses of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  connectionsPerAddressMax: number;
  database: DatabasePlace;
  keysFile: string;
  holdPeriods: HoldPeriods;
  stepUp: StepUpRules;
  /** Who sends text messages, checks identities and pays: files that stand in, or services with a secret. */
  messages: ServiceSetting;
  identity: ServiceSetting;
  bank: ServiceSetting;
  /** Our own account at the bank: `bank code:number:name`. */
  payer: Readonly<{ bankCode: string; accountNumber: string; name: string }>;
  /** Where mid rates are asked for; undefined: operators publish them. */
  rateSourceUrl: string | undefined;
  isDemo: boolean;
  businessZone: string;
  /** The shop that stands for the charity that donations go to. */
  charityId: ShopId | undefined;
  /** `host:port` of webhooks that may lead to private addresses, and need no https. */
  allowedWebhookHosts: readonly string[];
  logLevel: string;
}>;

/** A path for the stand-in, or where a service is. */
export type ServiceSetting =
  | Readonly<{ kind: 'file'; path: string }>
  | Readonly<{ kind: 'https'; url: string; secret: string }>;

export type ReadSettings = Readonly<{ warnings: readonly string[] }> &
  ({ ok: true; settings: Settings } | { ok: false; sentences: readonly string[] });

/** Reads the settings; an empty value counts as not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const warnings = similarNameWarnings(Object.keys(given), SETTING_NAMES);
  const parsed = Environment.safeParse(given);
  const sentences = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  if (!parsed.success || sentences.length > 0) return { ok: false, sentences, warnings };
  return { ok: true, settings: settingsOf(parsed.data), warnings };
}

const text = (test: (value: string) => boolean, sentence: string) =>
  z.string().refine(test, sentence);

const PAYOUT_ACCOUNT = /^(\d{3}):(\d{8,16}):([^:]{1,70})$/;

const isHttpsUrl = (value: string): boolean => URL.canParse(value) && value.startsWith('https://');

const serviceText = text(
  (value) => /^file:./.test(value) || isHttpsUrl(value),
  'must be file:PATH, or an address that begins with https://',
);

const Environment = z.object({
  DATA_DIR: z.string().default('./data'),
  LEDGER_HOST: text(
    (host) => URL.canParse(`http://${host.includes(':') ? `[${host}]` : host}`),
    'must be a host name or an address, such as 127.0.0.1',
  ).default('127.0.0.1'),
  LEDGER_PORT: text(
    (port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535,
    'must be a port number from 0 to 65535; 0 takes any free port',
  ).default('8080'),
  PUBLIC_ORIGIN: text(
    (origin) => readOrigin(origin) !== undefined,
    'must be an origin without a path, such as https://coins.example.com',
  ).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: text(
    (list) => list.split(',').every((entry) => /^[\da-fA-F.:]+(\/\d{1,3})?$/.test(entry.trim())),
    'must be the addresses of the proxies, separated by commas, such as 10.0.0.2',
  ).optional(),
  CONNECTIONS_PER_ADDRESS: text(
    (count) => /^[1-9]\d{0,5}$/.test(count),
    'must be how many connections one address may hold, such as 256',
  ).default('256'),
  DATABASE_URL: text(
    (url) => databaseOf(url) !== undefined,
    'must be sqlite:PATH, or postgres://USER:PASSWORD@HOST:PORT/DATABASE with one or more hosts',
  ).optional(),
  KEYS_FILE: z.string().optional(),
  HOLD_PERIOD: text(
    (periods) => readHoldPeriods(periods) !== undefined,
    'must be a fixed ISO 8601 duration, such as P7D or PT5S (no months or years), and after it what a currency has instead, such as P7D,JPY=P14D (each once, of those that kiosks take)',
  ).default('P7D'),
  ...stepUpFields,
  MESSAGE_SINK: serviceText.optional(),
  MESSAGE_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  IDENTITY: serviceText.optional(),
  IDENTITY_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  BANK: serviceText.optional(),
  BANK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  PAYOUT_ACCOUNT: text(
    (account) => PAYOUT_ACCOUNT.test(account),
    'must be bank code, account number and name, such as 004:12345678901:Tikkeul',
  ).default('000:00000000:Tikkeul'),
  RATE_SOURCE: text(
    (source) => source === 'operator' || isHttpsUrl(source),
    'must be operator, or an address that begins with https://',
  ).default('operator'),
  HOUSE: z.literal('demo', 'must be demo, or not set').optional(),
  BUSINESS_ZONE: text(isTimeZone, 'must be a time zone, such as Asia/Seoul').default('Asia/Seoul'),
  CHARITY_SHOP: z.uuid('must be the id of a shop').optional(),
  WEBHOOK_ALLOW: text(
    (list) => list.split(',').every((entry) => /^[^\s:/]+:\d{1,5}$/.test(entry.trim())),
    'must be hosts with ports, separated by commas, such as pos.shop.internal:8443',
  ).optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
});

/** Names that mean something to the ledger. */
const SETTING_NAMES = Object.keys(Environment.shape);

/** Each with the setting of its secret. */
const SERVICES = [
  ['MESSAGE_SINK', 'MESSAGE_SECRET'],
  ['IDENTITY', 'IDENTITY_SECRET'],
  ['BANK', 'BANK_SECRET'],
] as const;

/** Values that are good alone and not together. */
function contradictions(env: z.infer<typeof Environment>): string[] {
  const origin = env.PUBLIC_ORIGIN === undefined ? undefined : new URL(env.PUBLIC_ORIGIN);
  const isHttps = origin?.protocol === 'https:';
  const isHostPrivate = isLoopback(env.LEDGER_HOST);
  const isOriginPrivate = origin === undefined || isLoopback(origin.hostname);
  const unpaired = env.TLS_CERT ? 'TLS_KEY' : 'TLS_CERT';
  const rules: readonly (readonly [isBroken: boolean, sentence: string])[] = [
    [
      !isOriginPrivate && !isHttps,
      'PUBLIC_ORIGIN must begin with https:// because it is reached from other machines.',
    ],
    [
      !isHostPrivate && !isHttps,
      'LEDGER_HOST is open to other machines, so PUBLIC_ORIGIN must be set and begin with https://.',
    ],
    [
      Boolean(env.TLS_CERT) !== Boolean(env.TLS_KEY),
      `${unpaired} must be set too: a certificate needs its key.`,
    ],
    ...SERVICES.map(
      ([name, secret]) =>
        [
          Boolean(env[name]?.startsWith('https:')) && !env[secret],
          `${secret} must be set too: the service knows us by it.`,
        ] as const,
    ),
    [
      !(isHostPrivate && isOriginPrivate) &&
        env.HOUSE !== 'demo' &&
        !env.MESSAGE_SINK?.startsWith('https:'),
      'MESSAGE_SINK is a file, which is refused where other machines can sign in: use https://…, loopback or HOUSE=demo.',
    ],
    [
      !(isHostPrivate && isOriginPrivate) &&
        env.HOUSE !== 'demo' &&
        !env.IDENTITY?.startsWith('https:'),
      'IDENTITY must be https://… where other machines can sign in: the stand-in believes everybody.',
    ],
  ];
  return rules.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []));
}

function settingsOf(env: z.infer<typeof Environment>): Settings {
  const dataDir = resolve(env.DATA_DIR);
  return {
    dataDir,
    host: env.LEDGER_HOST,
    port: Number(env.LEDGER_PORT),
    publicOrigin: env.PUBLIC_ORIGIN === undefined ? undefined : readOrigin(env.PUBLIC_ORIGIN),
    tls:
      env.TLS_CERT !== undefined && env.TLS_KEY !== undefined
        ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY }
        : undefined,
    trustedProxies: env.TRUST_PROXY?.split(',').map((entry) => entry.trim()) ?? [],
    connectionsPerAddressMax: Number(env.CONNECTIONS_PER_ADDRESS),
    database: databaseOf(env.DATABASE_URL ?? `sqlite:${join(dataDir, 'ledger.db')}`)!,
    keysFile: resolve(env.KEYS_FILE ?? join(dataDir, 'keys.json')),
    holdPeriods: readHoldPeriods(env.HOLD_PERIOD)!,
    stepUp: stepUpRules(env),
    messages: service(env.MESSAGE_SINK, env.MESSAGE_SECRET, join(dataDir, 'messages.jsonl')),
    identity: service(env.IDENTITY, env.IDENTITY_SECRET, join(dataDir, 'identity.jsonl')),
    bank: service(env.BANK, env.BANK_SECRET, join(dataDir, 'bank')),
    payer: payerOf(env.PAYOUT_ACCOUNT),
    rateSourceUrl: env.RATE_SOURCE === 'operator' ? undefined : env.RATE_SOURCE,
    isDemo: env.HOUSE === 'demo',
    businessZone: env.BUSINESS_ZONE,
    // A shop's id is a UUID; whether there is such a shop is asked when there is something to give it.
    charityId: env.CHARITY_SHOP?.toLowerCase() as ShopId | undefined,
    allowedWebhookHosts: env.WEBHOOK_ALLOW?.split(',').map((entry) => entry.trim()) ?? [],
    logLevel: env.LOG_LEVEL,
  };
}

const service = (
  value: string | undefined,
  secret: string | undefined,
  standIn: string,
): ServiceSetting =>
  value?.startsWith('https:')
    ? { kind: 'https', url: value.replace(/\/$/, ''), secret: secret! }
    : { kind: 'file', path: resolve(value?.slice('file:'.length) ?? standIn) };

function payerOf(account: string): Settings['payer'] {
  const [, bankCode, accountNumber, name] = PAYOUT_ACCOUNT.exec(account)!;
  return { bankCode: bankCode!, accountNumber: accountNumber!, name: name! };
}

function databaseOf(url: string): DatabasePlace | undefined {
  if (hostUrls(url)) return { kind: 'postgres', url };
  const file = /^sqlite:(.+)$/.exec(url)?.[1];
  return file === undefined ? undefined : { kind: 'sqlite', file: resolve(file) };
}
